# breaks: none
class SGD:
    # einfacher Gradientenabstieg
    def __init__(self, lr=0.01):
        self.lr = lr          # Lernrate
        self.schritt = 0      # nur zum Zählen

    def update(self, params, grads):
        self.schritt = self.schritt + 1
        if self.schritt % 25 == 0:
            print("Schritt", self.schritt, "Lernrate", self.lr)
        for schluessel in params:
            aenderung = - self.lr * grads[schluessel]
            params[schluessel] += aenderung
