"""Cards to cut out: roles to play, what observers look for, words to sort."""

from __future__ import annotations

from builder.documents.brief import Brief
from builder.documents.document import Card, CardSheets
from builder.editions.edition import EditionLesson, EditionPart, EditionSection
from builder.sources.nodes import Block, Paragraph, Table, plain_blocks

#: Across and down a sheet: role cards of a postcard's size, and twice that in large print. A card that needs more room than
#: its place gets more; that is decided where the width of letters is known.
ROLES, ROLES_LARGE = (2, 2), (1, 2)
#: Cards to sort: large where that costs no sheet more, else small.
SORTS, SORTS_LARGE = ((2, 3), (2, 4)), ((2, 2),)

#: How many words a whole sheet of large print holds.
_LARGE_CARD = 230


def role_cards(brief: Brief, lesson: EditionLesson, *, large_print: bool = False) -> CardSheets | None:
    """Return the role-play and observer cards of a lesson, four to a sheet, two in large print."""
    cards = [card for step in lesson.steps if step.kind == 'role play' for card in _cards_of(brief, lesson, step)]
    if not cards:
        return None
    if large_print:
        cards = [piece for card in cards for piece in _in_two(card)]
    title = f'{brief.words("title.role-cards")}: {lesson.number} {lesson.title}'
    return CardSheets(f'role-cards-{lesson.number}', title, *(ROLES_LARGE if large_print else ROLES), tuple(cards))


def sort_cards(brief: Brief, lesson: EditionLesson, *, large_print: bool = False) -> CardSheets | None:
    """Return the cards to sort of a lesson, six or eight to a sheet, four in large print; nothing of their answers."""
    cards = [
        Card(f'{part.number}{place}', 'sort', part.number, lesson.title, step.title, face, (), ())
        for step in lesson.steps
        for part in step.parts_of('cards and answers')
        for place, face in enumerate(_faces(part), 1)
    ]
    if not cards:
        return None
    title = f'{brief.words("title.sort-cards")}: {lesson.number} {lesson.title}'
    return CardSheets(f'sort-cards-{lesson.number}', title, *smallest_number_of_sheets(len(cards), SORTS_LARGE if large_print else SORTS), tuple(cards))


def smallest_number_of_sheets(cards: int, grids: tuple[tuple[int, int], ...]) -> tuple[int, int]:
    """Return the first of these grids, loosest first, that needs no more sheets than the last."""
    fewest = -(-cards // (grids[-1][0] * grids[-1][1]))
    return next(grid for grid in grids if -(-cards // (grid[0] * grid[1])) == fewest)


def _in_two(card: Card) -> tuple[Card, ...]:
    """Return a card, or two where a whole sheet of large print would not hold it: what is going on, then what is added."""
    words = [plain_blocks(card.face), *(f'{heading} {plain_blocks(blocks)}' for heading, blocks in (*card.hidden, *card.extra))]
    if sum(len(text.split()) for text in words) <= _LARGE_CARD or not (card.hidden or card.extra):
        return (card,)
    first = card._replace(number=f'{card.number} 1/2', hidden=(), extra=())
    return first, card._replace(number=f'{card.number} 2/2', face=())


def _cards_of(brief: Brief, lesson: EditionLesson, step: EditionSection) -> list[Card]:
    def role(neutral: str) -> str:
        one = brief.brand.term(neutral).one
        return one[:1].upper() + one[1:]

    def headed(*kinds: str) -> tuple[tuple[str, tuple[Block, ...]], ...]:
        return tuple((part.title, part.blocks) for part in step.parts_of(*kinds))

    # The learner plays a colleague towards a customer or, in lessons for managers, a manager towards a colleague.
    player, other = ('manager', 'colleague') if step.part("manager's card") else ('colleague', 'customer')
    roles = (
        ('A', 'colleague', role(player), f"{player}'s card", (), headed('what you may decide')),
        ('B', 'customer', role(other), f"{other}'s card", headed('only if asked'), ()),
        ('C', 'observer', brief.words('title.observer'), "observer's card", (), headed('a pass looks like')),
    )
    cards: list[Card] = []
    for letter, name, title, kind, hidden, extra in roles:
        part = step.part(kind)
        if part:
            cards.append(Card(f'{step.number} {letter}', name, title, lesson.title, step.title, part.blocks, hidden, extra))
    return cards


def _faces(part: EditionPart) -> list[tuple[Block, ...]]:
    return [(Paragraph(row[0], block.at),) for block in part.blocks if isinstance(block, Table) for row in block.rows]
