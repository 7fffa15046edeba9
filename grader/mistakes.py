"""Mistakes: small wrong subclasses of a reference. The name of one is a diagnosis, its docstring a hint, its body the evidence.

    class SubtractsTheVelocity(Momentum):
        '''v is a displacement already. Which way does the first step go?'''
        update = changed({"+= self.v[key]": "-= self.v[key]"})

Names are written so that "code that subtracts the velocity" reads well.
"""
import inspect
import re
import textwrap

PROPER = {"adagrad": "AdaGrad", "rmsprop": "RMSProp", "adam": "Adam", "adamax": "AdaMax", "nadam": "NAdam", "amsgrad": "AMSGrad",
          "nesterov": "Nesterov", "sgd": "SGD", "t": "`t`", "m": "`m`", "v": "`v`", "h": "`h`", "lr": "`lr`", "eps": "`eps`",
          "params": "`params`"}


class changed:  # a descriptor's name, as `property` is one
    """A method of the class above, with some of its text changed: what a student got wrong.

    texts: {right: wrong}; every right text must be there. others: other such texts, for variants of the mistake, under the same
    name. values: constants for which a wrong text has a place, such as `c=(0.01, 0.001)` for `{c}`; all but the first make
    variants as well.
    Raises ValueError where the method does not hold a right text.
    """

    def __init__(self, texts, *others, **values):
        self.texts, self.values = (texts, *others), values

    def __set_name__(self, owner, name):
        (place, values), = (self.values or {"": (None,)}).items()
        functions = [self._function(owner, name, texts, "{%s}" % place, value) for texts in self.texts for value in values]
        setattr(owner, name, functions[0])
        owner.variants = [subclass(owner, {name: function}) for function in functions[1:]]

    def _function(self, owner, name, texts, place, value):
        right = next(vars(base)[name] for base in owner.__mro__[1:] if name in vars(base))
        text = getattr(right, "text", None) or textwrap.dedent(inspect.getsource(right))
        for old in texts:
            if old not in text:
                raise ValueError(f"{owner.__module__}: the mistake {owner.__name__} changes {old!r}, which `{name}` of its "
                                 "reference does not hold. Write the mistake anew for the reference as it is.")
        wrong = {old: new.replace(place, repr(value)) if place != "{}" else new for old, new in texts.items()}
        text = re.sub("|".join(map(re.escape, sorted(wrong, key=len, reverse=True))), lambda found: wrong[found[0]], text)  # at once
        scope = dict(right.__globals__)
        exec(compile(text, f"<{owner.__name__}>", "exec"), scope)
        scope[name].text = text
        return scope[name]


def subclass(owner, members):
    """A class of the same name, with the same hint, that has some members of its own."""
    return type(owner.__name__, (owner,), {"__doc__": owner.__doc__, "__module__": owner.__module__, **members})


def applied(reference, module, without=()):
    """The mistakes of a module that every optimizer can have, made for one reference.

    module: mix-ins, called with the reference above them. One that has `others`, a list of {attribute: value}, has as many
    variants. without: names of those that are no mistake here, or none of their own.
    """
    made = []
    for name, mixin in vars(module).items():
        own = isinstance(mixin, type) and mixin.__module__ == module.__name__
        if own and mixin.__doc__ and name[0] != "_" and name not in without:
            one = type(name, (mixin, reference), {"__doc__": mixin.__doc__, "__module__": module.__name__})
            one.variants = [subclass(one, members) for members in getattr(mixin, "others", ())]
            made.append(one)
    return made


def defined_in(module):
    """The mistakes that a module defines, in their order."""
    return [item for item in vars(module).values() if isinstance(item, type) and item.__module__ == module.__name__]


def variants(mistake):
    """A mistake and all its variants, which have the same name."""
    return mistake, *vars(mistake).get("variants", ())


def pairs(mistakes, outers=None):
    """Two mistakes at once: those that say `joins = True` with all others that are not made in the same way.

    `outer` of a pair is the one of its two that does what it does to the other's steps. outers: those it may be; None for all.
    """
    made_by = {mistake: {base for base in mistake.__mro__ if base.__name__.startswith("_")} for mistake in mistakes}
    joining = [one for one in mistakes if getattr(one, "joins", False)]
    return [type(f"{one.__name__}And{other.__name__}", (one.__mro__[1], other), {"__doc__": f"{one.__doc__} {other.__doc__}", "outer": one})
            for one in joining if outers is None or one in outers for other in mistakes
            if one is not other and not made_by[one] & made_by[other] and not (other in joining and one.__name__ > other.__name__)]


def title(mistake):
    """A mistake's name in words: `ForgetsTheVelocity` and `forgets_the_velocity` are "Forgets the velocity"."""
    words = [word.lower() for word in re.findall(r"[A-Z]?[a-z0-9]+|[A-Z]", mistake.__name__)]
    text = " ".join(PROPER.get(word, word) for word in words)
    return text[:1].upper() + text[1:]


def hint(mistake):
    """What a student reads: the mistake's docstring, as one paragraph."""
    return " ".join((mistake.__doc__ or "").split())
