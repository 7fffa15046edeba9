# breaks: none
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr;

    def update(self, params, grads):
        keys = list(params.keys());
        n = len(keys);
        for i in range(0, n, 1):
            P = params[keys[i]].flat;
            G = grads[keys[i]].flat;
            m = params[keys[i]].size;
            for j in range(0, m, 1):
                P[j] = P[j] - (self.lr * G[j]);
