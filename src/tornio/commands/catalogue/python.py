"""The texts for people in a Python source: which arguments of which calls they are."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tornio.commands.catalogue.message import Message

#: The function or class, and which of its arguments are texts for people. A function that hands its own
#: parameters on to one of these is here too, so that each text is read where it is written.
SAYING: dict[str, tuple[int | str, ...]] = {
    "Fault": (2, 3, "rule", "cure"),
    "fault": (1, 2),
    "Code": (1,),
    "pair": (1,),
    "Policy": ("words",),
    "text": ("needed",),
    "moment": ("needed",),
    "day": ("needed",),
    "choice": ("needed",),
    "NotInTheRoomError": (0,),
}
#: Calls that are a text themselves: the sentence, and for some the one for several. With a variable in them
#: they mark or translate a text that was written elsewhere.
TEXTS = ("Text", "gettext", "ngettext")


class UnreadableError(ValueError):
    """A text that is put together while the program runs: no catalogue can hold it."""


def messages(source: str) -> Iterator[Message]:
    """The texts in a module.

    Raises:
        UnreadableError: where a text is neither a constant, a `Text`, nor a name that stands for such.
    """
    tree = ast.parse(source)
    for scope in (tree, *(node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))):
        for node in own_nodes(scope):
            if isinstance(node, ast.Call):
                for text in said_in(node):
                    yield from read(text, (scope, tree))
    yield from map(Message, menu(tree))


def own_nodes(scope: ast.AST) -> Iterator[ast.AST]:
    """What stands in a module or a function, without the functions inside it."""
    for node in ast.iter_child_nodes(scope):
        yield node
        if not isinstance(node, ast.FunctionDef):
            yield from own_nodes(node)


def said_in(call: ast.Call) -> Iterator[ast.expr]:
    """The arguments of a call that are texts for people; a call that makes a text is one itself."""
    name = called(call)
    if name in TEXTS:
        yield call
        return
    given = [*enumerate(call.args), *((keyword.arg, keyword.value) for keyword in call.keywords)]
    yield from (value for where, value in given if where in SAYING.get(name, ()))


def called(call: ast.Call) -> str:
    """The name of the function or class, without its module or object."""
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def read(text: ast.expr, scopes: tuple[ast.AST, ast.Module]) -> Iterator[Message]:
    """What an expression can say."""
    match text:
        case ast.Constant(value=str(words)):
            yield from [Message(words)] if words else []
        case ast.Call(args=[ast.Constant(value=str(one)), ast.Constant(value=str(many)), *_]) if text_itself(
            text
        ):
            yield Message(one, many)
        case ast.Call(args=[ast.Constant(value=str(one)), *_]) if text_itself(text):
            yield Message(one)
        case ast.Call(args=[ast.Name() | ast.Attribute() | ast.Subscript(), *_]) if text_itself(text):
            return  # read where it was written
        case ast.IfExp(body=first, orelse=second) | ast.BoolOp(values=[first, second]):
            yield from read(first, scopes)
            yield from read(second, scopes)
        case ast.Name(id=name):
            for value in values_of(name, scopes):
                yield from read(value, scopes)
        case ast.Attribute(attr=("rule" | "cure")):
            return  # another fault's, read where it was written
        case ast.Call(func=ast.Attribute(attr="join"), args=[ast.Attribute(attr="messages")]):
            return  # Django's, in the reader's language already
        case _:
            raise UnreadableError(
                f"line {text.lineno}: {ast.unparse(text)}. Say it with Text(…) and its values."
            )


def text_itself(call: ast.expr) -> bool:
    """Whether a call is one of TEXTS."""
    return isinstance(call, ast.Call) and called(call) in TEXTS


def values_of(name: str, scopes: tuple[ast.AST, ast.Module]) -> list[ast.expr]:
    """What a name stands for: all that is assigned to it in its function, or else in its module. A parameter
    stands for nothing here where the function is one of SAYING: its callers are read."""
    scope, module = scopes
    found = [value for target, value in assignments(scope) if target == name] or list(looped(name, scopes))
    if found or (getattr(scope, "name", "") in SAYING and name in parameters(scope)):
        return found
    found = [value for target, value in assignments(module) if target == name]
    if not found:
        raise UnreadableError(f"{name}: nobody can tell what it says. Write the text where it is used.")
    return found


def assignments(scope: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    """Names and what they are given, also when several are given at once."""
    for node in own_nodes(scope):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                pairs = [(target, node.value)]
                if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                    pairs = list(zip(target.elts, node.value.elts, strict=True))
                yield from ((one.id, value) for one, value in pairs if isinstance(one, ast.Name))


def looped(name: str, scopes: tuple[ast.AST, ast.Module]) -> Iterator[ast.expr]:
    """What a name stands for in a loop over a dictionary's items: each of its values."""
    for node in own_nodes(scopes[0]):
        match node:
            case ast.For(
                target=ast.Tuple(elts=[_, ast.Name(id=target)]),
                iter=ast.Call(func=ast.Attribute(value=ast.Name(id=of), attr="items")),
            ) if target == name:
                for table in values_of(of, scopes):
                    yield from table.values if isinstance(table, ast.Dict) else ()


def parameters(scope: ast.AST) -> set[str]:
    """The names of a function's parameters."""
    arguments = getattr(scope, "args", ast.arguments([], [], None, [], [], None, []))
    return {one.arg for one in (*arguments.args, *arguments.kwonlyargs)}


def menu(tree: ast.Module) -> Iterator[str]:
    """What the pages in the menu are called: the second of each row of NAVIGATION."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "NAVIGATION":
            yield from (ast.literal_eval(row.elts[1]) for row in getattr(node.value, "elts", []))
