"""What to look at when a student's code raised an error: what a teacher would say on seeing its type and text. Pure."""
import re

# Rows of (type, words in the text, what to look at). The first that fits is told. {0} is what the first group holds.
SENTENCES = [
    ("NotImplementedError", "", "Your own lines belong where this error is raised."),
    ("AttributeError", r"has no attribute 'update'",
     "Is there a method `update` in your class, spelled so, and indented to be part of the class?"),
    ("AttributeError", r"can't set|no setter|read-only",
     "The learning rate may be changed from outside: `optimizer.lr = ...` has to work."),
    ("AttributeError", r"object has no attribute '([A-Za-z_]\w{0,30})'",
     "`{0}` is used before anything was put there. Which line makes it, does that line run before, and are all names "
     "spelled alike, `__init__` too?"),
    ("TypeError", r"unexpected keyword argument '([A-Za-z_]\w{0,30})'",
     "The page calls a hyperparameter `{0}`. What does your constructor call it?"),
    ("TypeError", r"__init__\(\) missing",
     "The class has to work without arguments too: each hyperparameter has a default on the page."),
    ("TypeError", r"__init__\(\) takes", "Compare the arguments of your constructor with the hyperparameters on the page."),
    ("TypeError", r"[(][)] takes no arguments", "Is the constructor called `__init__`, with two underscores on both sides?"),
    ("TypeError", r"update\(\) (takes|missing)",
     "Compare the line `def update(...)` with the page's: which arguments come, in which order, and what comes before them?"),
    ("TypeError", r"'NoneType' object (is not|does not|has no)",
     "Something is still None when you use it. Which line makes it, and does that line run before?"),
    ("TypeError", r"NoneType", "Something is still None when you use it. Which line makes it, and does that line run before?"),
    ("TypeError", r"not callable", "Round brackets call something. Were square ones meant?"),
    ("TypeError", r"'(dict|dict_keys|dict_values|dict_items)'",
     "A whole dictionary takes part in your calculation. Which of its arrays do you mean?"),
    ("TypeError", r"bitwise_xor|\^", "In Python, `^` is no power. Which operator is?"),
    (r"\w*TypeError", r"'str'|str_|<U", "Some text takes part in your calculation. Print the `type` of each hyperparameter."),
    ("TypeError", r"unsized|0-d array|only (length-1|0-dimensional)|not subscriptable|not iterable",
     "Parameters may have the shape (), a single number. Which of your lines needs a list or an array with axes?"),
    ("KeyError", r"",
     "A dictionary has no entry for this key. Where do its keys come from, and is there an entry for each key of `params` "
     "before it is used?"),
    ("IndexError", r"too many indices|tuple index out of range|0-dimensional",
     "Parameters may have any number of axes, and the shape () too. Which of your lines counts on a certain number of them?"),
    ("IndexError", r"", "Something is shorter than you expect. Print its length, and the index that you ask for."),
    ("AxisError", r"",
     "Parameters may have any number of axes, and the shape () too. Which of your lines counts on a certain number of them?"),
    (r"_?UFunc\w*Error|UFuncTypeError", r"casting|output from dtype|output \(typecode",
     "An array of whole numbers cannot take fractions. Print the `dtype` of what you remember."),
    ("ValueError", r"values to unpack",
     "Several names stand where another number of things comes. What does a loop over a dictionary give: keys, or pairs?"),
    ("ValueError", r"matmul|shapes .* not aligned",
     "Elements are to be multiplied one by one. Which of your operators makes a matrix product?"),
    ("ValueError", r"broadcast|shape",
     "Two arrays of different shapes meet. Print the `shape` of both: does each parameter meet its own gradient, and a memory of its "
     "own shape?"),
    ("ValueError", r"truth value of an array",
     "An array is neither true nor false. Which of your conditions asks about a whole array?"),
    ("ZeroDivisionError", r"", "You divide by 0. What starts at 0, and when does it grow?"),
    ("UnboundLocalError", r"'([A-Za-z_]\w{0,30})'",
     "`{0}` is read before this method has given it a value. Is it meant to live on `self`, or outside?"),
    ("NameError", r"name '([A-Za-z_]\w{0,30})'",
     "Nothing has the name `{0}` here. Is it misspelled, does it live on `self`, or was the cell that makes it not run?"),
    ("RecursionError", r"", "A method calls itself again and again. Which one, and what should end it?"),
    ("RuntimeError", r"dictionary (changed|keys changed)",
     "A dictionary changes while you loop over it. Which line adds a key?"),
    ("FloatingPointError|OverflowError", r"", "A number has become too large. Print it in every call: what makes it grow?"),
    ("SystemExit|KeyboardInterrupt", r"",
     "Your code ends the program. The notebook goes on after `update`: nothing may be ended there."),
]
OTHERWISE = "Can you make the same call in a cell of your own?"


def look(kind, text):
    """What to look at, for the name of an exception's type and its text (which are the student's, and not to be trusted)."""
    for name, words, sentence in SENTENCES:
        found = re.search(words, text) if re.fullmatch(name, kind) else None
        if found:
            return sentence.format(*found.groups())
    return OTHERWISE
