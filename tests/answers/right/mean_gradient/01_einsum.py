# breaks: none
def mean_gradient(X, y, w):
    residual = np.einsum("ij,j->i", X, w) - y
    return np.einsum("ij,i->j", X, residual) / X.shape[0]
