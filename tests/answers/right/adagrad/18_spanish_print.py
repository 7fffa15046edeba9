# breaks: none
class AdaGrad:
    # tasa de aprendizaje adaptativa
    def __init__(self, lr=0.01):
        self.lr = lr
        self.suma = {}
        self.pasos = 0

    def update(self, params, grads):
        if self.pasos == 0:
            print("primer paso de AdaGrad")
        self.pasos += 1
        for clave in params:
            gradiente = grads[clave]
            anterior = self.suma.get(clave, np.zeros_like(gradiente))
            self.suma[clave] = anterior + gradiente * gradiente
            tasa = self.lr / (np.sqrt(self.suma[clave]) + 1e-7)
            params[clave] -= tasa * gradiente
