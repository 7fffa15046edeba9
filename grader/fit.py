"""What a kernel has sent, made fit for a notebook's file: a student can send anything in its name."""
from itertools import groupby


def fit(outputs, count):
    """(outputs that a notebook may hold, with nothing in them that a file cannot hold; a number or None). Others are left out.

    outputs: of a code cell, as nbclient collects them. count: what the kernel says that the cell's number is. Texts that follow one
    another are one: in how many pieces they came is chance.
    """
    whole = [_whole(output) for output in outputs if _is_output(output)]
    pieces = [list(group) for _, group in groupby(whole, _place)]
    for first, *rest in pieces:
        if rest:
            first["text"] = "".join(output["text"] for output in (first, *rest))
    return [first for first, *_ in pieces], count if isinstance(count, int) else None


def _place(output):
    return output["name"] if output["output_type"] == "stream" else id(output)


def _is_output(output):
    kind = output.get("output_type")
    if kind == "stream":
        return output.get("name") in ("stdout", "stderr") and isinstance(output.get("text"), str)
    if kind == "error":
        return (isinstance(output.get("ename"), str) and isinstance(output.get("evalue"), str)
                and isinstance(output.get("traceback"), list) and all(isinstance(line, str) for line in output["traceback"]))
    if kind in ("display_data", "execute_result"):
        data, count = output.get("data"), output.get("execution_count")
        return (isinstance(data, dict) and all(isinstance(value, str) or name.endswith("json") for name, value in data.items())
                and isinstance(output.get("metadata"), dict) and (count is None or isinstance(count, int)))
    return False


def _whole(value):
    """A copy without halves of characters, which JSON can carry and UTF-8 cannot. Lists and dictionaries keep their kind."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return type(value)({_whole(key): _whole(item) for key, item in value.items()})
    return [_whole(item) for item in value] if isinstance(value, list) else value
