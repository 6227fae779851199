"""Documents made by hand, in three looks, for the tests of what is printed. Words are from lesson L03."""

from __future__ import annotations

import hashlib
import importlib.resources
import re
from dataclasses import replace
from pathlib import Path

from builder.brand.brand import Barrier, Behaviour, Commitment, Measure, Words
from builder.brand.look import Face, Logo, Look, Palette, Typeface
from builder.course.lesson import Cue, Material, Reminder
from builder.documents import document as d
from builder.editions.edition import (
    Aim,
    AskedQuestion,
    Choice,
    EditionLesson,
    EditionPart,
    EditionSection,
    Reference,
    StepTiming,
)
from builder.packs.tailored_pack import CountedMaterial, DayEntry, DayPlan, Flex, Groups
from builder.renderers.rendered import Templates
from builder.sources.assets import Asset
from builder.sources.findings import Span
from builder.sources.nodes import (
    Block,
    Callout,
    Emphasis,
    Inline,
    Item,
    List,
    NoteRef,
    Paragraph,
    Quote,
    Strong,
    Table,
    Text,
)

ROOT = Path(__file__).parents[2]
TEMPLATES = Templates((ROOT / 'templates',))
LESSON_FILE = 'content/lessons/L03-across-ages.md'


def at(line: int = 1) -> Span:
    return Span.of(LESSON_FILE, line)


def curly(words: str) -> str:
    words = re.sub(r'(^|[\s(\[*])"', r'\1“', words).replace('"', '”')
    return re.sub(r"(^|[\s(“])'", r'\1‘', words).replace("'", '’')


def inline(words: str, line: int = 1) -> tuple[Inline, ...]:
    """``**strong**``, ``_emphasis_`` and ``[^claim]``."""
    found: list[Inline] = []
    for piece in re.split(r'(\*\*.+?\*\*|_.+?_|\[\^.+?\])', curly(words)):
        if piece.startswith('**'):
            found.append(Strong((Text(piece[2:-2], at(line)),)))
        elif piece.startswith('_'):
            found.append(Emphasis((Text(piece[1:-1], at(line)),)))
        elif piece.startswith('[^'):
            found.append(NoteRef(piece[2:-1], at(line), number=1))
        elif piece:
            found.append(Text(piece, at(line)))
    return tuple(found)


def para(words: str, line: int = 1) -> Paragraph:
    return Paragraph(inline(words, line), at(line))


def paras(*words: str) -> tuple[Block, ...]:
    return tuple(para(entry) for entry in words)


def bullets(*words: str, ordered: bool = False, line: int = 1) -> List:
    return List(ordered, tuple(Item((para(entry, line),), at(line)) for entry in words), at(line))


# --- looks ---------------------------------------------------------------------------------------------------------


def asset(name: str, data: bytes, media_type: str, width: float = 0, height: float = 0) -> Asset:
    return Asset(name, media_type, hashlib.sha256(data).hexdigest(), data, width, height)


def face(package: str, file: str, weight: int, style: str = 'normal') -> Face:
    data = (importlib.resources.files(package) / 'files' / file).read_bytes()
    return Face(asset(file, data, f'font/{file[-3:]}'), weight, style)


SOURCE_SANS = Typeface(
    'Source Sans Pro',
    (
        face('font_source_sans_pro', 'SourceSansPro-Regular.ttf', 400),
        face('font_source_sans_pro', 'SourceSansPro-It.ttf', 400, 'italic'),
        face('font_source_sans_pro', 'SourceSansPro-Semibold.ttf', 600),
        face('font_source_sans_pro', 'SourceSansPro-SemiboldIt.ttf', 600, 'italic'),
    ),
    None,
    'sans-serif',
)
LATO = Typeface(
    'Lato',
    (face('font_lato', 'Lato-Regular.ttf', 400), face('font_lato', 'Lato-Italic.ttf', 400, 'italic'), face('font_lato', 'Lato-Bold.ttf', 700)),
    None,
    'sans-serif',
)
HANKEN = Typeface(
    'Hanken Grotesk',
    (
        face('font_hanken_grotesk', 'HankenGrotesk-Regular.otf', 400),
        face('font_hanken_grotesk', 'HankenGrotesk-Italic.otf', 400, 'italic'),
        face('font_hanken_grotesk', 'HankenGrotesk-SemiBold.otf', 600),
        face('font_hanken_grotesk', 'HankenGrotesk-Bold.otf', 700),
    ),
    None,
    'sans-serif',
)
SERIF_SEMIBOLD = Typeface('Source Serif Pro', (face('font_source_serif_pro', 'SourceSerifPro-Semibold.ttf', 600),), None, 'serif')
SERIF_LIGHT = Typeface('Source Serif Pro', (face('font_source_serif_pro', 'SourceSerifPro-Light.ttf', 300),), None, 'serif')


def logo(brand: str, alt: str) -> Logo:
    light, dark = ((ROOT / 'brand' / brand / name).read_bytes() for name in ('logo.svg', 'logo-light.svg'))
    return Logo(asset('logo.svg', light, 'image/svg+xml', 48, 48), asset('logo-light.svg', dark, 'image/svg+xml', 48, 48), alt)


_TALLOWMERE = Palette(
    paper='#fbf8f1', surface='#f1eee3', ink='#1c1c1c', muted='#575650', line='#b9b4a4', primary='#1f4d3a', on_primary='#ffffff',
    primary_text='#1f4d3a', accent='#8a4b08', on_accent='#ffffff', accent_text='#7c4307', link='#1f4d3a', right_text='#1f5c2e',
    wrong_text='#9b2316',
)  # fmt: skip
_WRENFOLD = Palette(
    paper='#fff9ec', surface='#fbeeec', ink='#3b2a33', muted='#6d5c61', line='#d9c6bd', primary='#c9a227', on_primary='#3b2a33',
    primary_text='#7a6010', accent='#e8a0a8', on_accent='#3b2a33', accent_text='#9a4550', link='#6f560c', right_text='#3c5f2e',
    wrong_text='#96303c',
)  # fmt: skip
_OSTREY = Palette(
    paper='#f3f6f9', surface='#e6edf3', ink='#1a1a1a', muted='#4d555c', line='#a9b4bd', primary='#0b4f8a', on_primary='#ffffff',
    primary_text='#0b4f8a', accent='#00695c', on_accent='#ffffff', accent_text='#00695c', link='#0b4f8a', right_text='#00594e',
    wrong_text='#b3261e',
)  # fmt: skip

TALLOWMERE = Look(_TALLOWMERE, _TALLOWMERE, SOURCE_SANS, SERIF_SEMIBOLD, 600, 0, 'ledger', 'band', 'dense', 'contours', logo('tallowmere', 'Tallowmere Credit Union'))
WRENFOLD = Look(_WRENFOLD, _WRENFOLD, LATO, SERIF_LIGHT, 300, 3, 'hairline', 'frame', 'airy', 'sprig', logo('wrenfold', 'Wrenfold House Hotels'))
OSTREY = Look(_OSTREY, _OSTREY, HANKEN, HANKEN, 700, 1, 'heavy', 'split', 'normal', 'grid', logo('ostrey', 'Ostrey Borough Water & Waste'))
FIELD = replace(OSTREY, cover='field', rules='solid', logo=None, ornament='none')

NAMES = {
    id(TALLOWMERE): ('Tallowmere Credit Union', 'Tallowmere', 'Straight answers, and someone beside you.'),
    id(WRENFOLD): ('Wrenfold House Hotels', 'Wrenfold', 'Noticed, never rushed.'),
    id(OSTREY): ('Ostrey Borough Water & Waste', 'Ostrey Water', 'On, clear and collected, and told straight when it is not.'),
    id(FIELD): ('Field and Sons', 'Field', 'We ring back.'),
}

# --- a lesson ------------------------------------------------------------------------------------------------------


def part(kind: str, title: str, *blocks: Block, **more: object) -> EditionPart:
    return EditionPart(kind, title, blocks, **more)  # type: ignore[arg-type]


def timing(minutes: int, grouping: str, *, start: str = '', rounds: int = 0, keep: bool = False, cut: int | None = None, extend: int | None = None, things: tuple[CountedMaterial, ...] = (), size: int = 0) -> StepTiming:
    flex = Flex(keep, cut, rounds if cut else 0, extend)
    return StepTiming(minutes, start, grouping, size, rounds, flex, Groups(12, 3, 4, 0, 0), things, ('O2',), ('asking',))


def thing(count: int, name: str, per: str) -> CountedMaterial:
    return CountedMaterial(Material(1, name, per), count)


def question(number: int, *, answers: bool) -> AskedQuestion:
    options = (
        ('“Are you all right with using technology for this?”', False, 'No. It sounds like doubt.'),
        ('“Shall I call you, since that’s usually easier?”', False, 'No. It decides for them.'),
        ('“How would you like to hear from us about it?”', True, 'Yes. It is open, and the same for everybody.'),
    )
    choices = tuple(
        Choice('ABC'[index], inline(words), right if answers else None, paras(why) if answers else (), 0)
        for index, (words, right, why) in enumerate(options)
    )
    return AskedQuestion(f'3.8 Q{number}', f'q{number}', 'O2', 'one', paras('Which is the best first question about how to stay in touch?'), choices, ())


def ordering(number: int, *, answers: bool) -> AskedQuestion:
    words = ('Write the answer down', 'Ask how they would like to hear', 'Use it')
    right = (2, 1, 3)
    choices = tuple(Choice('ABC'[i], inline(w), None, (), right[i] if answers else 0) for i, w in enumerate(words))
    return AskedQuestion(f'3.8 Q{number}', f'q{number}', 'O3', 'order', paras('Put the three in order.'), choices, paras('Asking comes first.') if answers else ())


SORT_WORDS = (
    'When researchers compared generations in their attitudes to work, the differences were mostly moderate to small.',
    'In one survey in the United States in 2015, most people in every age band chose e-mail for hearing from companies.',
    'Older people cannot manage apps.',
    'She is on her smartphone, so she will want a text.',
    'Young people have no patience.',
    'He asked me to repeat the amount, so he must be hard of hearing.',
    'That generation was brought up to expect everything at once.',
    'The message has no greeting, so the writer must be annoyed.',
)
PILES = ('Evidence', 'Evidence', 'Stereotype', 'Guess', 'Stereotype', 'Guess', 'Stereotype', 'Guess')
WHY = 'It might be so. It might also be the line, the noise or the amount.'

COLLEAGUE = (
    'Mrs Bowen has had a letter about her loan, and she was promised an explanation for yesterday.',
    'Do the identity check first, and say nothing about her account before it is done. She passes it at once. Then you can see: one payment of £40, due on 6 November, has not come. A charge of £6 was added. Nothing more is added if a date is agreed by 30 November.',
    'You may explain, agree a date with her and note it. You may refund the £6. You will send her the date and the sum in pounds, today by 4. Find out how she wants to get them. Give your first name.',
)
CUSTOMER = (
    'You are Eirlys Bowen, 78. You bake for three cafés, and your whole order book is on your smartphone. You have been a member for thirty years and never had a letter like this one. You read it as “by 3 November”, so you believe that the day is past and that worse is coming.',
    'You begin: “I had a letter, and I was promised a call yesterday. Am I in trouble or not?”',
    'You harden if somebody speaks slowly, says “don’t worry, my love”, or offers a lesson in online banking. You soften when you hear the sum in pounds, a first name, and a choice.',
    'Play her in your own voice.',
)
HIDDEN = (
    'Round 1: “A text, with the date and the pounds in it. I look at my phone all day, and I can’t abide holding on the line.”',
    'Round 2: “Ring me after half past three, when the ovens are off.”',
    'Round 3: an answer of your own, from what we can offer.',
)
OBSERVED = (
    'Asked how she would like to hear, within two minutes',
    'Used the answer, and said it back in her words',
    'Gave a first name and the time of the next contact',
    'Said the sum in pounds',
    'Same pace and voice as for anybody',
)


def cues(*pairs: tuple[str, str]) -> tuple[Cue, ...]:
    return tuple(Cue(kind, paras(words), at()) for kind, words in pairs)


FACILITATOR = part(
    'facilitator',
    'Facilitator',
    cues=cues(
        ('say', '“Same words, your own voice. The card is a person, not an age to act.”'),
        ('do', 'Time the rounds aloud: 90 seconds, then 30. Say who moves where.'),
        ('do', 'Give the customer’s card only to the person playing. It goes back face down after each round.'),
        ('ask', '“Observers, what were the exact words of the question?”'),
        ('listen for', '“How would you like” before any channel is named.'),
        ('watch for', 'comic voices, slow voices, trembling hands. Stop kindly and start the line again.'),
        ('careful', 'Nobody is given a card because of their own age, and nobody has to tell the group theirs.'),
        ('if quiet', 'Play the first 30 seconds yourself with a guess in it. Ask the group what you could have asked.'),
        ('to cut', 'Keep all three rounds, so that everybody has a turn. Take the time from Recall.'),
        ('online', 'Rooms of three. Send the customer’s card by direct message.'),
        ('instead', 'Somebody who would rather not act reads both cards aloud with a partner.'),
    ),
)


def sections(facilitator: bool) -> tuple[EditionSection, ...]:
    def clock(time: str) -> str:
        return time if facilitator else ''

    def only(*parts: EditionPart) -> tuple[EditionPart, ...]:
        return parts if facilitator else ()

    sort_header = ('Card', 'Pile', 'Why') if facilitator else ('Card',)
    sort_rows = tuple((inline(words), inline(pile), inline(WHY)) if facilitator else (inline(words),) for words, pile in zip(SORT_WORDS, PILES, strict=True))
    sort_table = Table(tuple(inline(head) for head in sort_header), sort_rows, ('',) * len(sort_header), at(96))
    return (
        EditionSection('open', 'One wrong guess', 'open', (
            part('body', '', para('Think of one time when somebody guessed wrong about you because of your age. What did you want them to ask instead? One sentence each, or pass.')),
            *only(part('facilitator', 'Facilitator', cues=cues(('say', '“We are going to guess wrong about people today, on paper, where it costs nobody anything.”'), ('do', 'Go first with an example of your own.')))),
        ), '3.1', timing(3, 'whole group', start=clock('11:10'), cut=2, extend=4)),
        EditionSection('read', 'Three different things', 'read', (
            part('body', '', *paras(
                'Three different things are often rolled into one and called "age".',
                '**Preference** is how somebody would like it done: by text, by letter, in a call, quickly, with every detail. You find it by asking.',
                '**Ability or access** is what somebody can use today: hearing, sight, hands, language, a quiet room, a phone with credit on it. It can change from one day to the next. You offer help in the same words to everybody, and you do not assume.',
                '**Respect** is the same for all of them. It has no age.',
                'When researchers compared generations in their attitudes to work, the differences were mostly moderate to small, and often close to nothing.[^c-generations] Favourite channels do shift with age on average, and the overlap between ages is wide. So an average may be true and still be wrong about the person in front of you. The subject, the hurry and the day matter too.',
            ), Callout('note', paras('Between colleagues the same holds. Ask how somebody would like to be told, and do not explain their own work to them.'), at())),
            part('sounds like us', 'Sounds like us', bullets('"How would you like to hear from us about this?"', '"We can call, text or write. Which suits you for this one?"', '"I\'m Rhian. Shall I ring, text or write, or would you rather come to the counter?"')),
            part('does not sound like us', 'Does not sound like us', bullets('"It\'s easy, just use the app."', '"At your age, you\'ll want it on paper."', '"As a mature member, you\'ll want a letter."')),
            part('handout', 'Handout: Our voice, at any length', para('Follow the other person\'s form: their length, their pace, their channel. Keep our voice inside it. Short can be warm, and formal need not be stiff.'), bullets('Warm: we greet, we thank, we use the name the person gave us.', 'Plain: everyday words, one idea to a sentence.', 'Exact: who does what, by when, and how they will know.'), number='3.2 A'),
        ), '3.3', timing(7, 'talk', start=clock('11:16'), cut=5, extend=9, things=(thing(1, 'flip chart', 'room'),))),
        EditionSection('activity', 'Evidence, guess or stereotype?', 'sort', (
            part('body', '', bullets('Sort the eight cards into three piles. Four minutes.', 'Choose one card from the stereotype pile. Write the question you could have asked instead. Two minutes.', ordered=True)),
            part('cards and answers', 'Cards and answers', sort_table, number='3.4 A'),
            part('write', 'Write, 3 lines', para('The question we could have asked instead:'), lines=3),
            *only(part('facilitator', 'Facilitator', cues=FACILITATOR.cues[:5]), part('answers', 'Answers', para('Evidence: attitudes to work; the survey on e-mail. Six or more right meets O1.'))),
        ), '3.4', timing(6, 'trios', start=clock('11:23'), keep=True, extend=8, things=(thing(4, 'sets of sort cards', 'trio'),))),
        EditionSection('role play', 'Help she did not ask for', 'help', (
            part('body', '', para('Three rounds of three minutes. Everybody is the colleague once.')),
            part('your situation', 'Your situation', para('Mrs Eirlys Bowen, 78, bakes for three cafés and runs the orders from her smartphone. Our letter of last week says that she is behind with payments. Yesterday somebody here promised her an explanation by five o\'clock, and nobody rang.')),
            *only(part("colleague's card", "Colleague's card", *paras(*COLLEAGUE), number='3.5 A'), part("customer's card", "Member's card", *paras(*CUSTOMER), number='3.5 B'), part('only if asked', 'Only if asked how you would like to hear', bullets(*HIDDEN))),
            part("observer's card", "Observer's card", para('Write down the exact words of the question.'), bullets(*OBSERVED), number='3.5 C'),
            part('a pass looks like', 'A pass looks like', bullets('One question about how she would like to hear, before any channel is named.', 'The answer is used at once.')),
            part('what you may decide', 'What you may decide', para('You may choose the channel, the time and the amount of detail that fit the answer. Ask your team lead before you promise a channel we do not have.')),
            *only(FACILITATOR),
        ), '3.5', timing(10, 'trios', start=clock('11:29'), rounds=3, keep=True, extend=12, things=(thing(4, 'sets of role cards', 'trio'), thing(4, 'observer sheets', 'trio')))),
        EditionSection('check', 'Before you go', 'check', (
            part('body', '', para('Three questions. They are for learning, not for marks.')),
            part('question', 'Question for O2', question=question(1, answers=facilitator)),
            part('question', 'Question for O3', question=ordering(2, answers=facilitator)),
            part('question', 'Question for O2', question=question(3, answers=facilitator)),
        ), '3.8', timing(4, 'alone', start=clock('11:50'), cut=3, extend=5)),
        EditionSection('plan', 'One question, ten contacts', 'plan', (
            part('body', '', para('Finish the sentence for one kind of contact you have every day. Then say it to a neighbour.')),
            part('write', 'Write, 4 lines', para('When a member ..., I will ask "...", and I will write the answer ..., so that ...'), lines=4),
        ), '3.9', timing(3, 'alone', start=clock('11:54'), keep=True)),
        EditionSection('job aid', 'Ask once, write it down, use it', 'aid', (
            part('body', '', bullets('**Ask** how this person would like to hear about this matter. Then name the choices.', '**Offer** help in the same words to everybody.', '**Match** the length and the pace. Keep our voice.', '**Write it down**, with their agreement, so that nobody asks again.', ordered=True)),
            part('sounds like us', 'Sounds like us', para('"How would you like to hear from us about this: a call, a text, or at the counter?"')),
            part('does not sound like us', 'Does not sound like us', bullets('"You\'ll want that on paper."', '"It\'s all online."')),
        )),
        EditionSection('this week', 'This week', 'week', (part('body', '', para('Ask the preference question in ten contacts. Before you ask, guess the answer for yourself. Keep a tally of how often your guess was wrong.')),)),
    )  # fmt: skip


def lesson(number: int = 3, *, facilitator: bool = False, title: str = 'Across ages: ask, don’t assume') -> EditionLesson:
    return EditionLesson(
        number=number, id=f'L0{number}', slug='across-ages', title=title, track='frontline', day=1,
        start='11:10' if facilitator else '', end='12:00' if facilitator else '', minutes=50, shortest=38, longest=64,
        summary=paras('Age is a weak guess at what somebody wants. Asking takes about five seconds. This lesson practises asking, adapting and writing, with members who are older than you and members who are younger.'),
        objectives=(
            Aim('O1', inline('Given eight statements about age groups, separate evidence, guess and stereotype, with at least 6 right.')),
            Aim('O2', inline('In a practice contact, ask one preference question in the first two minutes and change channel, pace or detail to fit the answer.')),
            Aim('O3', inline('Given a message of about 60 words, rewrite it as a short message and as a letter, with the same meaning, promise and courtesy.')),
        ),
        sections=tuple(replace(section, anchor=f'l0{number}-{section.anchor}') for section in sections(facilitator)), reminders=(Reminder(3, paras('Ask three people how they would like to hear.'), at()), Reminder(14, paras('Look at five of your records.'), at())),
        skills=(), language='en-GB', version='1.0',
    )  # fmt: skip


def run_rows() -> tuple[d.RunRow, ...]:
    rows = []
    offset = 0
    for section in sections(True):
        if not section.timing:
            continue
        t = section.timing
        notes = section.part('facilitator')
        spoken = {kind: tuple(b for cue in (notes.cues if notes else ()) if cue.kind == kind for b in cue.blocks) for kind in ('do', 'say', 'ask')}
        rows.append(d.RunRow(t.start, f'0:{offset:02d}', t.minutes, section.number, section.kind, section.title, t.grouping, t.group_size, t.rounds, spoken['do'], spoken['say'], spoken['ask'], t.materials, t.flex.keep, t.flex.cut_to, t.flex.rounds, t.flex.extend_to))
        offset += t.minutes
    return tuple(rows)


# --- brand things --------------------------------------------------------------------------------------------------


def said(text: str) -> Words:
    return Words(text, Span.of('brand/tallowmere/values.yml', 9))


def behaviour(we: str, says: str = '', never: str = '') -> Behaviour:
    return Behaviour(said(we), said(never) if never else None, said(says) if says else None, ('asking',), (), 'Stand beside', said('').at)


VALUES = (
    d.ValueShown('Stand beside', 'We work on the same side of the table as the member.', 'We take longer with fewer people rather than rush everyone.', (
        behaviour('We ask what the problem stops the member doing before we suggest a fix', '“What does this put on hold for you?”', 'Go straight to the form'),
        behaviour('We give our own first name and the time of the next contact', '“I’m Rhian, and I’ll ring you by four on Thursday.”', 'Say “someone will be in touch”'),
    )),
    d.ValueShown('Straight talk', 'Plain words, early, including no.', 'We would rather disappoint today than mislead.', (
        behaviour('We state a refusal in the first three sentences, with one reason and one option', '“I can’t approve that amount. I can do half today, or show you what would change the answer.”', 'Hide behind “the system”'),
        behaviour('We explain cost in pounds, not only per cent', '“Over the year that’s forty-two pounds.”'),
    )),
)  # fmt: skip

MEASURE = Measure('m', 'Promises kept on the day', 'rate', 'team', '%', 'higher', 'Head of branches', ('promise-kept',), '', '', '', (), (), '71 %', '90 %', said('').at)


def cards() -> tuple[d.Card, ...]:
    lesson_title, step = 'Across ages', 'Help she did not ask for'
    return (
        d.Card('3.5 A', 'colleague', 'Colleague', lesson_title, step, paras(*COLLEAGUE), (), (('What you may decide', paras('You may choose the channel, the time and the detail.')),)),
        d.Card('3.5 B', 'customer', 'Member', lesson_title, step, paras(*CUSTOMER), (('Only if asked how you would like to hear', (bullets(*HIDDEN),)),), ()),
        d.Card('3.5 C', 'observer', 'Observer', lesson_title, step, (para('Write down the exact words of the question.'), bullets(*OBSERVED)), (), (('A pass looks like', (bullets('One question before any channel is named.', 'The answer is used at once.'),)),)),
        d.Card('3.6 A', 'colleague', 'Colleague', lesson_title, 'Short is not rude', paras(COLLEAGUE[0], COLLEAGUE[2]), (), ()),
        d.Card('3.6 B', 'customer', 'Member', lesson_title, 'Short is not rude', paras(CUSTOMER[1], CUSTOMER[2]), (('Only if asked', paras(HIDDEN[0])),), ()),
    )  # fmt: skip


def sort_cards() -> tuple[d.Card, ...]:
    return tuple(d.Card(f'3.4 A{n}', 'sort', 'Sort', 'Across ages', 'Evidence, guess or stereotype?', paras(words), (), ()) for n, words in enumerate(SORT_WORDS, start=1))


# --- documents -----------------------------------------------------------------------------------------------------


def make(look: Look, kind: str, reader: str, title: str, *sections: d.Section, paper: str = 'A4', large: bool = False, assets: tuple[Asset, ...] = ()) -> d.Document:
    name, short, _ = NAMES.get(id(look), NAMES[id(TALLOWMERE)])
    imprint = d.Imprint(name, short, 'The first three', '3', '2026-11-22', '', '')
    return d.Document(kind, reader, title, 'en-GB', f'{reader}/{kind}.pdf', '', paper, large, look, imprint, sections, assets=assets)


def cover(look: Look, edition: str, document: str, title: str, audience: str) -> d.Cover:
    return d.Cover(edition, document, title, audience, NAMES.get(id(look), NAMES[id(TALLOWMERE)])[2], 180)


def workbook(look: Look = TALLOWMERE, paper: str = 'A4', large: bool = False) -> d.Document:
    entries = (
        d.ContentsEntry('What we promise', 'welcome', '', 0),
        d.ContentsEntry('Across ages: ask, don’t assume', 'lesson-3', '3', 50),
        d.ContentsEntry('Short is not rude, and long is not kind', 'lesson-4', '4', 50),
        d.ContentsEntry('My plan', 'plan', '', 0),
        d.ContentsEntry('Notes', 'notes', '', 0),
        d.ContentsEntry('Sources', 'sources', '', 0),
    )
    return make(
        look, 'workbook', 'learner', 'The first three',
        cover(look, 'learner', 'workbook', 'The first three', 'Colleagues who serve members, in their first weeks'),
        d.Contents(entries),
        d.Welcome('welcome', NAMES[id(look)][2], 'We tell you clearly what we can and cannot do, and we stay with you until it is settled.', ('That every loan will be approved', 'Same-day decisions on joint applications'), VALUES),
        d.LessonPages('lesson-3', lesson(3)),
        d.LessonPages('lesson-4', lesson(4, title='Short is not rude, and long is not kind')),
        d.ActionPlan('plan'),
        d.NotesPage('notes', 22),
        d.References('sources', (Reference(1, 'c-generations', 'Differences between generations in attitudes to work are mostly moderate to small.', 'Costanza, Badger, Fraser, Severt & Gade, 2012, Journal of Business and Psychology'),)),
        paper=paper, large=large,
    )  # fmt: skip


def guide(look: Look = TALLOWMERE, paper: str = 'A4') -> d.Document:
    days = (DayPlan(1, 'Day 1', (DayEntry('09:00', '10:00', 60, 1), DayEntry('10:00', '10:15', 15, 0), DayEntry('10:15', '11:00', 45, 2), DayEntry('11:00', '11:10', 10, 0), DayEntry('11:10', '12:00', 50, 3))),)
    lessons = (lesson(1, title='Ask what it means'), lesson(2, title='Build it over time'), lesson(3))
    return make(
        look, 'guide', 'facilitator', 'The first three',
        cover(look, 'facilitator', 'guide', 'The first three', 'Everybody who runs the day'),
        d.Contents((d.ContentsEntry('Timetable', 'timetable', '', 0), d.ContentsEntry('Before the day', 'preparation', '', 0), d.ContentsEntry('Run sheet', 'run-3', '3', 50), d.ContentsEntry('Across ages: ask, don’t assume', 'lesson-3', '3', 50))),
        d.Timetable('timetable', days, lessons),
        d.Preparation('preparation', 14, (Groups(14, 2, 7, 0, 0), Groups(14, 3, 4, 2, 0)), (thing(1, 'flip chart', 'room'), thing(4, 'sets of sort cards', 'trio'), thing(4, 'sets of role cards', 'trio'), thing(14, 'workbooks', 'person'))),
        d.RunSheet('run-3', lesson(3, facilitator=True), run_rows(), 38, 64),
        d.LessonPages('lesson-3', lesson(3, facilitator=True)),
        d.AnswerKey('key', '3.8', 'Across ages: ask, don’t assume', (question(1, answers=True), ordering(2, answers=True), question(3, answers=True))),
        paper=paper,
    )  # fmt: skip


def manager_guide(look: Look = TALLOWMERE, paper: str = 'A4') -> d.Document:
    items = tuple(d.ObservedItem(inline(words), 'Lesson 3') for words in OBSERVED)
    managed = replace(lesson(3), sections=(
        EditionSection('manager', '', 'manager', (
            part('body', '', para('This lesson asks colleagues to find out how each member would like to be told, whatever the member’s age.')),
            part('before', 'Before', para('Ten minutes with each colleague, before the session.'), bullets('Say why they are going.', 'Ask which contact they would like to handle better.')),
            part('look for', 'Look for', bullets(*OBSERVED[:3])),
            part('coach with', 'Coach with', bullets('"How did you know they wanted a call?"', '"Read me the last short message you sent."')),
            part('do not', 'Do not', bullets('Give members to colleagues by age.')),
        )),
    ))  # fmt: skip
    return make(
        look, 'manager-guide', 'manager', 'The first three',
        cover(look, 'manager', 'manager-guide', 'The first three', 'Team leads whose people take part'),
        d.LessonPages('lesson-3', managed),
        d.Observation('observation', items),
        d.Measures('measures', (MEASURE,), (Barrier('No place in the record for a preference', 'Head of systems', '2026-10-01', said('').at),), (Commitment('Team lead', 'I watch one contact of each colleague within thirty days.', said('').at),)),
        d.Prose('prose', 'How to use this guide', (para('Read it once.'), Quote(paras('A quotation stays.'), at()))),
        paper=paper,
    )  # fmt: skip


def card_document(look: Look = TALLOWMERE, paper: str = 'A4', large: bool = False) -> d.Document:
    return make(
        look, 'cards', 'facilitator', 'Cards for the first three',
        d.CardSheets('cards-3-5', 'Lesson 3, role play', 1 if large else 2, 2, cards()),
        d.CardSheets('cards-3-4', 'Lesson 3, cards to sort', 2, 2 if large else 4, sort_cards()),
        paper=paper, large=large,
    )  # fmt: skip


LOOKS = {'tallowmere': TALLOWMERE, 'wrenfold': WRENFOLD, 'ostrey': OSTREY, 'field': FIELD}
PAPERS = {'tallowmere': 'A4', 'wrenfold': 'Letter', 'ostrey': 'A4', 'field': 'A4'}
MAKERS = {'workbook': workbook, 'guide': guide, 'manager-guide': manager_guide, 'cards': card_document}
