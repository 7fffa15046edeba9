# breaks: none
class Adam:
    # アダム最適化
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.kaisuu = 0        # 更新回数
        self.m = {}            # 一次モーメント
        self.v = {}            # 二次モーメント

    def update(self, params, grads):
        self.kaisuu += 1
        if self.kaisuu == 1:
            print("最初の更新")
            for key in params:
                self.m[key] = np.zeros_like(params[key])
                self.v[key] = np.zeros_like(params[key])
        # バイアス補正を学習率に含める
        hosei = np.sqrt(1 - self.beta2 ** self.kaisuu) / (1 - self.beta1 ** self.kaisuu)
        for key in params:
            self.m[key] = self.beta1 * self.m[key] + (1 - self.beta1) * grads[key]
            self.v[key] = self.beta2 * self.v[key] + (1 - self.beta2) * grads[key] * grads[key]
            params[key] -= self.lr * hosei * self.m[key] / (np.sqrt(self.v[key]) + 1e-7)
