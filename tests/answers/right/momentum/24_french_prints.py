# breaks: none
class Momentum:
    # lr : pas d'apprentissage, momentum : coefficient de frottement
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.vitesse = {}

    def update(self, params, grads):
        premiere_fois = len(self.vitesse) == 0
        if premiere_fois:
            print("initialisation des vitesses")
            for cle in params:
                self.vitesse[cle] = params[cle] * 0.0
        for cle in params:
            frottement = self.momentum * self.vitesse[cle]
            force = -grads[cle]
            self.vitesse[cle] = frottement + self.lr * force
            params[cle] += self.vitesse[cle]
