"""Documents built by hand, so that pages can be tested without the rooms before them."""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Callable
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
from builder.renderers import html, script, search, style, web_font
from builder.renderers.rendered import Entry, Script, SearchIndex, StyleSheet, Templates, WebFont
from builder.renderers.site_files import (
    SEARCH_DATA,
    font_parts,
    look_files,
    picture_files,
    script_names,
    script_path,
    style_name,
    style_path,
)
from builder.sources.assets import Asset
from builder.sources.findings import Span
from builder.sources.nodes import (
    Block,
    Callout,
    Heading,
    Inline,
    Item,
    Link,
    List,
    NoteRef,
    Paragraph,
    Picture,
    Strong,
    Table,
    Text,
)

ROOT = Path(__file__).parents[2]
TEMPLATES = Templates((ROOT / 'templates',))
AT = Span.of('content/lessons/L03-across-ages.md')

Say = Callable[[str], str]


# --- looks ---------------------------------------------------------------------------------------------------------


def _asset(name: str, media_type: str, data: bytes, width: float = 0, height: float = 0) -> Asset:
    return Asset(name, media_type, hashlib.sha256(data).hexdigest(), data, width, height)


def _face(package: str, file: str, weight: int, style: str = 'normal') -> Face:
    spec = importlib.util.find_spec(package)
    assert spec
    assert spec.origin
    path = Path(spec.origin).parent / 'files' / file
    return Face(_asset(file, 'font/ttf' if file.endswith('ttf') else 'font/otf', path.read_bytes()), weight, style)


def _logo(brand: str, alt: str) -> Logo:
    light, dark = ((ROOT / 'brand' / brand / name).read_bytes() for name in ('logo.svg', 'logo-light.svg'))
    return Logo(_asset('logo.svg', 'image/svg+xml', light, 48, 48), _asset('logo-light.svg', 'image/svg+xml', dark, 48, 48), alt)


SERIF = 'font_source_serif_pro'
SANS = 'font_source_sans_pro'
HANKEN = 'font_hanken_grotesk'

SOURCE_SANS = Typeface(
    'Source Sans Pro',
    (
        _face(SANS, 'SourceSansPro-Regular.ttf', 400),
        _face(SANS, 'SourceSansPro-It.ttf', 400, 'italic'),
        _face(SANS, 'SourceSansPro-Semibold.ttf', 600),
    ),
    None,
    'sans-serif',
)
LATO = Typeface(
    'Lato',
    (
        _face('font_lato', 'Lato-Regular.ttf', 400),
        _face('font_lato', 'Lato-Italic.ttf', 400, 'italic'),
        _face('font_lato', 'Lato-Bold.ttf', 700),
    ),
    None,
    'sans-serif',
)
HANKEN_GROTESK = Typeface(
    'Hanken Grotesk',
    (
        _face(HANKEN, 'HankenGrotesk-Regular.otf', 400),
        _face(HANKEN, 'HankenGrotesk-Italic.otf', 400, 'italic'),
        _face(HANKEN, 'HankenGrotesk-SemiBold.otf', 600),
        _face(HANKEN, 'HankenGrotesk-Bold.otf', 700),
    ),
    None,
    'sans-serif',
)
SERIF_SEMIBOLD = Typeface('Source Serif Pro', (_face(SERIF, 'SourceSerifPro-Semibold.ttf', 600),), None, 'serif')
SERIF_LIGHT = Typeface('Source Serif Pro', (_face(SERIF, 'SourceSerifPro-Light.ttf', 300),), None, 'serif')

LOOKS = {
    'tallowmere': Look(
        light=Palette(
            '#fbf8f1', '#f0ebdd', '#1c1c1c', '#5c594f', '#b9b3a1', '#1f4d3a', '#ffffff', '#1f4d3a',
            '#8a4b08', '#ffffff', '#8a4b08', '#1f4d3a', '#1f6b3a', '#a3281e',
        ),
        dark=Palette(
            '#151a17', '#202823', '#ece8de', '#b3b0a4', '#4c564f', '#2c6b51', '#ffffff', '#8fcbb0',
            '#e0a35f', '#1c1c1c', '#e0a35f', '#9bd3ba', '#8fd6a4', '#f2a49a',
        ),
        body=SOURCE_SANS, headings=SERIF_SEMIBOLD, heading_weight=600, radius=0, rules='ledger', cover='band',
        density='dense', ornament='contours', logo=_logo('tallowmere', 'Tallowmere Credit Union'),
    ),
    'wrenfold': Look(
        light=Palette(
            '#fff9ec', '#f7eee0', '#3b2a33', '#6e6159', '#d9cbb4', '#c9a227', '#3b2a33', '#7d6207',
            '#e8a0a8', '#3b2a33', '#9a3f52', '#7d3344', '#2f6b3c', '#9b2f24',
        ),
        dark=Palette(
            '#1f181c', '#2b2227', '#f3eae0', '#c3b5ac', '#5b4d53', '#c9a227', '#3b2a33', '#ddb94a',
            '#7a4450', '#ffffff', '#eab0b7', '#eebac0', '#9bd3a5', '#f2a79c',
        ),
        body=LATO, headings=SERIF_LIGHT, heading_weight=300, radius=3, rules='hairline', cover='frame',
        density='airy', ornament='sprig', logo=_logo('wrenfold', 'Wrenfold House Hotels'),
    ),
    'ostrey': Look(
        light=Palette(
            '#f3f6f9', '#e3eaf1', '#1a1a1a', '#4d5660', '#a9b6c2', '#0b4f8a', '#ffffff', '#0b4f8a',
            '#00695c', '#ffffff', '#00695c', '#0b4f8a', '#00695c', '#b3261e',
        ),
        dark=Palette(
            '#10161c', '#1b242d', '#eef2f6', '#b4bfca', '#4d5b68', '#0f5fa3', '#ffffff', '#8dc1f0',
            '#1f8577', '#ffffff', '#7ad0c3', '#9ccaf3', '#7ad0c3', '#f5a79f',
        ),
        body=HANKEN_GROTESK, headings=HANKEN_GROTESK, heading_weight=700, radius=1, rules='heavy', cover='split',
        density='normal', ornament='grid', logo=_logo('ostrey', 'Ostrey Borough Water & Waste'),
    ),
}
NAMES = {
    'tallowmere': ('Tallowmere Credit Union', 'Tallowmere'),
    'wrenfold': ('Wrenfold House Hotels', 'Wrenfold'),
    'ostrey': ('Ostrey Borough Water & Waste', 'Ostrey Water'),
}


MAP = _asset('map.svg', 'image/svg+xml', (ROOT / 'brand/ostrey/logo.svg').read_bytes(), 48, 48)


# --- text ----------------------------------------------------------------------------------------------------------


def t(text: str) -> tuple[Inline, ...]:
    return (Text(text, AT),)


def p(*children: str | Inline) -> Paragraph:
    return Paragraph(tuple(Text(child, AT) if isinstance(child, str) else child for child in children), AT)


def ul(*lines: str, ordered: bool = False) -> List:
    return List(ordered, tuple(Item((p(line),), AT) for line in lines), AT)


def part(kind: str, *blocks: Block, title: str = '', lines: int = 0, number: str = '') -> EditionPart:
    return EditionPart(kind, title, blocks, lines=lines, number=number)


def cue(kind: str, text: str) -> Cue:
    return Cue(kind, (p(text),), AT)


def timing(minutes: int, grouping: str, *, rounds: int = 0, size: int = 0, start: str = '', materials: tuple[str, ...] = ()) -> StepTiming:
    return StepTiming(
        minutes, start, grouping, size, rounds, Flex(False, minutes - 1, 0, minutes + 3),
        Groups(14, 3, 4, 2, 0), tuple(CountedMaterial(Material(1, name, 'trio'), 4) for name in materials), ('O2',), ('asking',),
    )


def same(text: str) -> str:
    return text


def asked(number: str, form: str, stem: str, options: tuple[tuple[str, bool, str], ...], places: tuple[int, ...] = (), *, say: Say = same, why: str = '') -> AskedQuestion:
    choices = tuple(
        Choice('ABCDEF'[i], t(say(words)), right, (p(say(reason)),) if reason else (), places[i] if places else 0)
        for i, (words, right, reason) in enumerate(options)
    )
    anchor = 's-' + number.lower().replace('.', '-').replace(' ', '-')
    return AskedQuestion(number, anchor, 'O2', form, (p(say(stem)),), choices, (p(say(why)),) if why else ())


def lesson(reader: str = 'learner', say: Say = same) -> EditionLesson:
    facilitator = reader == 'facilitator'

    def at(time: str) -> str:
        return time if facilitator else ''

    def section(kind: str, title: str, anchor: str, *parts: EditionPart, number: str = '', time: StepTiming | None = None) -> EditionSection:
        return EditionSection(kind, title, anchor, parts, number, time)

    notes = EditionPart('facilitator', '', (), cues=(
        cue('say', say('“Same words, your own voice. The card is a person, not an age to act.”')),
        cue('do', say('Time the rounds aloud: 90 seconds, then 30. Say who moves where.')),
        cue('ask', say('Observers, what were the exact words of the question?')),
        cue('listen for', say('“How would you like” before any channel is named.')),
        cue('careful', say('Nobody is given a card because of their own age.')),
        cue('to cut', say('Keep all three rounds. Take the time from Recall.')),
    ))
    private = (
        part('colleague\'s card', p(say('The matter was promised for yesterday. You can look into it now and give a time.')), title=say('Adviser’s card')),
        part('customer\'s card', p(say('You are 78 and run a business from your smartphone. You are brisk.')), title=say('Caller’s card'), number='1.4 A'),
        part('only if asked', p(say('You hate phone queues and would like a link by text.')), title=say('Only if asked how you would like to hear')),
    ) if facilitator else ()
    questions = (
        asked('1.5 Q1', 'one', 'Which is the best first question about how to stay in touch?', (
            ('“Are you all right with using technology for this?”', False, 'It sounds like doubt.'),
            ('“Shall I call you, since that’s usually easier?”', False, 'It decides for them.'),
            ('“How would you like to hear from us about it?”', True, 'It is open, and the same for everybody.'),
        ), say=say),
        asked('1.5 Q2', 'several', 'Which of these are preferences?', (
            ('A text instead of a call', True, 'You find it by asking.'),
            ('A quiet room because of a hearing aid', False, 'This is access: you offer it to everybody.'),
            ('Every detail, in writing', True, 'Ask, then keep to it.'),
        ), say=say),
        asked('1.5 Q3', 'order', 'Put the first minute in order.', (
            ('Use the answer', True, ''), ('Ask how they would like to hear', True, ''), ('Write the answer down', True, ''),
        ), (3, 1, 2), say=say, why='A note that nobody made cannot be used.'),
    )
    return EditionLesson(
        number=1, id='L03', slug='across-ages', title=say('Across ages: ask, don’t assume'), track='frontline', day=1,
        start=at('09:00'), end=at('09:50'), minutes=50, shortest=38, longest=62,
        summary=(p(say('Age is a weak guess at what somebody wants. Asking takes one sentence.')),),
        objectives=(
            Aim('O1', t(say('Given eight statements about age groups, separate evidence, guess and stereotype, with at least 6 right.'))),
            Aim('O2', t(say('In a practice contact, ask one preference question in the first two minutes and change channel, pace or detail to fit the answer.'))),
        ),
        sections=(
            section('open', say('One wrong guess'), 's-1-1', part('body', p(say('Think of one time when somebody guessed wrong about you because of your age. What did you want them to ask instead? One sentence each, or pass.'))), number='1.1', time=timing(3, 'whole group', start=at('09:00'))),
            section(
                'read', say('Three different things'), 's-1-2',
                part(
                    'body', p(say('Three different things are often rolled into one and called “age”.')),
                    p(Strong(t(say('Preference'))), say(' is how somebody would like it done: by text, by letter, in a call, quickly, with every detail. You find it by asking.')),
                    p(Strong(t(say('Ability or access'))), say(' is what somebody can use today: hearing, sight, hands, language, a quiet room, a phone with credit on it. It can change from one day to the next.'), NoteRef('c-generations', AT, 1)),
                    Callout('important', (p(say('Offer help in the same words to everybody.')),), AT),
                ),
                part('sounds like us', ul(say('“How would you like to hear from us about this?”'), say('“I’ll tell you the next step now. Would you like it in writing as well?”'))),
                part('does not sound like us', ul(say('“It’s easy, just use the app.”'), say('“At your age, you’ll want it on paper.”'))),
                part('handout', p(say('Follow the other person’s form: their length, their pace, their channel. Keep our voice inside it.')), Heading(4, t(say('Three words')), AT), ul(say('Warm: we greet, we thank.'), say('Exact: who does what, by when.')), title=say('Handout: Our voice, at any length'), number='1.2 A'),
                number='1.2', time=timing(7, 'talk', start=at('09:03'), materials=('flip chart',)),
            ),
            section(
                'activity', say('Evidence, guess or stereotype?'), 's-1-3',
                part('body', ul(say('Sort the cards into three piles. Four minutes.'), say('Choose one card. Write the question you could have asked instead.'), ordered=True)),
                part('cards and answers', Table((t('Card'), t('Pile')), ((t(say('Older customers prefer the phone.')), t('guess')), (t(say('Young people do not read letters.')), t('stereotype'))), ('', ''), AT)),
                part('write', p(say('The question I could have asked:')), lines=3),
                number='1.3', time=timing(6, 'groups', size=4, start=at('09:10'), materials=('sort cards', 'pencils')),
            ),
            section(
                'role play', say('Help she did not ask for'), 's-1-4',
                part('your situation', p(say('A caller has rung about something that was promised for yesterday. You can look into it now and give a time.'))),
                *private,
                part('observer\'s card', ul(say('Asked how she would like to hear, within two minutes'), say('Named a time for the next step'))),
                part('a pass looks like', ul(say('One preference question before any channel is named.'), say('The answer is used in the same contact.'))),
                part('what you may decide', p(say('You may choose the channel, the time and the amount of detail that fit the answer. Ask your manager before you promise a channel we do not have.'))),
                *((notes,) if facilitator else ()),
                number='1.4', time=timing(18, 'trios', rounds=3, start=at('09:16'), materials=('role cards', 'observer sheets')),
            ),
            section('check', say('Before you go'), 's-1-5', part('body', p(say('Three questions. They are for learning, not for marks.'))), *(EditionPart('question', 'Question for O2', (), question=question) for question in questions), number='1.5', time=timing(4, 'alone', start=at('09:34'))),
            section('plan', say('One question, ten contacts'), 's-1-6', part('write', p(say('When a caller ..., I will ask ...')), lines=4), number='1.6', time=timing(3, 'alone', start=at('09:47'))),
            section('job aid', say('Ask once, write it down, use it'), 's-1-job-aid', part('body', ul(say('Ask how this person would like to hear about this.'), say('Offer help in the same words to everybody.'), say('Write it down, so that nobody asks again.'), ordered=True)), part('sounds like us', p(say('“How would you like to hear from us about this: a call, a text, or in writing?”')))),
            section('this week', '', 's-1-this-week', part('body', p(say('Ask the preference question in ten contacts. Keep a tally of how often your guess was wrong.')))),
        ),
        reminders=(Reminder(3, (p(say('Ask three people how they would like to hear.')),), AT), Reminder(14, (p(say('Look at five of your records.')),), AT)),
        skills=('positive-interaction',), language='en-GB', version='1.0',
    )


# --- documents -----------------------------------------------------------------------------------------------------


def imprint(brand: str, say: Say = same) -> d.Imprint:
    name, short = NAMES[brand]
    return d.Imprint(say(name), say(short), say('First three'), '2026.1', '2026-11-22', say('For internal use'), say('R. Lindqvist'))


def navigation(current: str, root: str) -> tuple[d.Link, ...]:
    pages = (('Start here', 'index.html'), ('Across ages: ask, don’t assume', 'lessons/L03-across-ages.html'), ('My plan', 'plan.html'))
    return tuple(d.Link(title, root + href, href == current) for title, href in pages)


def document(brand: str, path: str, title: str, *sections: d.Section, kind: str = 'page', reader: str = 'learner', say: Say = same) -> d.Document:
    inside = path.split('site/')[-1]
    root = '../' * inside.count('/')
    return d.Document(
        kind=kind, reader=reader, title=say(title), language='en-GB', path=path, root=root, paper='A4', large_print=False,
        look=LOOKS[brand], imprint=imprint(brand, say), sections=sections,
        navigation=navigation(inside, root) if kind == 'page' else (),
        following=d.Link(say('My plan'), f'{root}plan.html', detail='10 min') if kind == 'page' else None,
        previous=d.Link(say('Start here'), f'{root}index.html') if kind == 'page' else None,
        structured_data='{"@context": "https://schema.org", "name": "</script><script>alert(1)</script>"}' if kind == 'page' else '',
    )


def behaviour(say: Say) -> Behaviour:
    return Behaviour(
        Words(say('Ask how somebody wants to hear, and write it down'), AT), Words(say('Ring the only number on file'), AT),
        Words(say('Text, call, or would you rather come in?'), AT), ('asking',), (), say('Kindness'), AT,
    )


def welcome(say: Say = same) -> d.Welcome:
    return d.Welcome(
        's-welcome', say('You will hear from a person, by the day we said.'), say('If we cannot keep the day, we ring before it passes.'),
        (say('An answer on the same day'),),
        (d.ValueShown(say('Kindness'), say('We notice how people feel before we fix what went wrong.'), say('A longer queue on a bad morning.'), (behaviour(say),)),),
    )


def lesson_page(brand: str = 'tallowmere', reader: str = 'learner', say: Say = same) -> d.Document:
    shown = lesson(reader, say)
    references = d.References('s-sources', (Reference(1, 'c-generations', say('Differences between generations at work are mostly small.'), say('Costanza et al. (2012)')),))
    sections: tuple[d.Section, ...] = (d.LessonPages('s-lesson', shown), references)
    return document(brand, f'{reader}/site/lessons/{shown.page}.html', shown.title, *sections, reader=reader)


def start_page(brand: str = 'tallowmere', reader: str = 'learner', say: Say = same) -> d.Document:
    link = d.LessonLink(1, say('Across ages: ask, don’t assume'), 'lessons/L03-across-ages.html', 50, t(say('Age is a weak guess at what somebody wants.')), ())
    return document(brand, f'{reader}/site/index.html', 'First three', welcome(say), d.LessonList('s-lessons', (link,)), reader=reader, say=say)


def plan_page(brand: str = 'tallowmere', say: Say = same) -> d.Document:
    prose = d.Prose('s-how', say('How to use this'), (p(say('Write one plan.'), Link(t(say('Ask for help')), 'mailto:learning@example.org', AT)), p(Picture(say('A map'), 'images/map.svg', AT, MAP.digest))))
    page = document(brand, 'learner/site/plan.html', 'My plan', prose, d.ActionPlan('s-plan'), d.NotesPage('s-notes', 6), say=say)
    return replace(page, assets=(MAP,))


def facilitator_page(brand: str = 'tallowmere', say: Say = same) -> d.Document:
    shown = lesson('facilitator', say)
    rows = tuple(
        d.RunRow(
            step.timing.start, f'0:{i * 7:02}', step.timing.minutes, step.number, step.kind, step.title, step.timing.grouping,
            step.timing.group_size, step.timing.rounds, (p(say('Time the rounds aloud.')),), (p(say('“Same words, your own voice.”')),),
            (p(say('What were the exact words?')),), step.timing.materials, i == 3, 0 if i == 1 else 4, 2 if i == 3 else 0, step.timing.minutes + 2,
        )
        for i, step in enumerate(shown.steps) if step.timing
    )
    day = DayPlan(1, say('First morning'), (DayEntry('09:00', '09:50', 50, 1), DayEntry('09:50', '10:05', 15, 0)))
    materials = (CountedMaterial(Material(1, say('role cards'), 'trio'), 5), CountedMaterial(Material(1, say('flip chart'), 'room'), 1))
    cards = (d.Card('1.4 A', 'customer', say('The caller'), say('Across ages'), say('Help she did not ask for'), (p(say('You are 78.')),), ((say('Only if asked'), (p(say('You hate queues.')),)),), ((say('What you may decide'), (p(say('The channel.')),)),)),)
    sections: tuple[d.Section, ...] = (
        d.RunSheet('s-run', shown, rows, 38, 62), d.Timetable('s-time', (day,), (shown,)),
        d.Preparation('s-prep', 14, (Groups(14, 2, 7, 0, 0), Groups(14, 3, 4, 2, 0)), materials),
        d.CardSheets('s-cards', say('Role-play cards'), 2, 2, cards),
        d.AnswerKey('s-key', '1', shown.title, tuple(part.question for step in shown.steps for part in step.parts if part.question)),
    )
    return document(brand, 'facilitator/site/run-sheet.html', 'Running the day', *sections, reader='facilitator', say=say)


def manager_page(brand: str = 'tallowmere', say: Say = same) -> d.Document:
    measure = Measure('m', say('Answers by the day we said'), 'leading', 'team', '%', 'higher', say('Head of Branches'), (), '', '', '', (), (), say('62 %'), '', AT)
    sections: tuple[d.Section, ...] = (
        d.Observation('s-observe', (d.ObservedItem(t(say('Asks how somebody wants to hear')), say('Kindness')), d.ObservedItem(t(say('Names a time')), ''))),
        d.Measures('s-measures', (measure,), (Barrier(say('No field in the record'), say('IT'), '2026-09-01', AT),), (Commitment(say('Chief executive'), say('Answers one complaint a week.'), AT),)),
    )
    return document(brand, 'manager/site/index.html', 'For managers', *sections, reader='manager', say=say)


def delivery_page(brand: str = 'tallowmere', say: Say = same) -> d.Document:
    entries = (
        ('site', 'learner', 'Learner’s site', 'learner/site/index.html', 'html', 'The lessons with questions that answer at once.'),
        ('workbook', 'learner', 'Workbook', 'learner/workbook.pdf', 'pdf', 'Reading, activities and room to write.'),
        ('guide', 'facilitator', 'Facilitator’s guide', 'facilitator/guide.pdf', 'pdf', 'Run sheets and notes beside each step.'),
        ('cards', 'facilitator', 'Role-play cards', 'facilitator/cards.pdf', 'pdf', 'Four to a sheet, with cut marks.'),
        ('manager-guide', 'manager', 'Manager’s guide', 'manager/guide.pdf', 'pdf', 'Before, during and after.'),
        ('review', 'everyone', 'Review', 'review/index.html', 'html', 'Is it yours, is it sound, what is missing.'),
    )
    documents = tuple(d.Delivered(kind, reader, say(title), href, form, say(about)) for kind, reader, title, href, form, about in entries)
    link = d.LessonLink(1, say('Across ages: ask, don’t assume'), 'learner/site/lessons/L03-across-ages.html', 50, (), ())
    return document(brand, 'index.html', 'First three', d.Delivery('s-delivery', documents, (link,), 12, 46), kind='delivery', reader='everyone', say=say)


def review_page(brand: str = 'tallowmere', say: Say = same) -> d.Document:
    answer = d.ReviewAnswer('s-answer', say('34 of 46 passages are in your own words.'), say('Every objective is practised and asked about.'), say('Two measures have no owner.'))
    table = d.ReviewTable('s-generic', say('Still generic'), say('These passages could stand in anybody’s pack.'), ('Lesson', 'Step', 'Write'), (d.ReviewGroup(say('One lesson'), (d.ReviewRow((say('L03'), say('Role play'), say('The first message'))),)),))
    change = d.ColourChange(say('primary as text'), '#c9a227', '#7a6210', '#ffffff', 2.4, 5.7, say('a shade of the same hue that reads'))
    font = d.FontShown(say('Running text'), say('Corporate Sans'), say('Lato'), say('it is not there'))
    look = d.ReviewLook('s-look', (change,), (font,))
    return replace(document(brand, 'review/index.html', 'Review', answer, table, look, kind='review', reader='everyone', say=say), root='../')


def index_page(brand: str = 'tallowmere', say: Say = same) -> d.Document:
    releases = tuple(
        d.ReleaseLink(say(NAMES[name][0]), say('First three'), f'{name}/first-three/index.html', say('You will hear from a person, by the day we said.'), 46, 12, LOOKS[name].light.primary, LOOKS[name].light.on_primary)
        for name in LOOKS
    )
    return document(brand, 'index.html', 'Training packs', d.ReleaseIndex('s-releases', releases), kind='index', reader='everyone', say=say)


ALL_PAGES = (lesson_page, start_page, plan_page, facilitator_page, manager_page, delivery_page, review_page, index_page)

SEARCH = SearchIndex(
    (
        Entry('Across ages', 'Help she did not ask for', 'lessons/L03-across-ages.html#s-1-4', 'A member has rung about something </script> that was promised'),
        Entry('My plan', 'Notes', 'plan.html#s-notes', 'Write one plan'),
    ),
    (('customer', 'member'),),
)


# --- a site in a folder ----------------------------------------------------------------------------------------------


def write_site(folder: Path, brand: str = 'tallowmere') -> Path:
    """Write every page with the files it needs, as a release has them, and return the folder."""
    pages = (*(page(brand) for page in ALL_PAGES[:-1]), lesson_page(brand, 'facilitator'), replace(index_page(brand), path='all.html'))
    for page in pages:
        _put(folder / page.path, html.render(page, TEMPLATES).data)
        base = folder / page.path[: page.path.index('site/') + 5] if 'site/' in page.path else folder
        files = look_files(page.look) | picture_files(page)
        for path, asset in files.items():
            _put(base / path, asset.data)
        for path, asset in font_parts(page.look).items():
            _put(base / path, web_font.render(WebFont(asset), TEMPLATES).data)
        name = style_name(page)
        _put(base / style_path(name), style.render(StyleSheet(name, page.look), TEMPLATES).data)
        for name in script_names(page):
            _put(base / script_path(name), script.render(Script(name), TEMPLATES).data)
        if page.kind == 'page':
            _put(base / SEARCH_DATA, search.render(SEARCH, TEMPLATES).data)
    return folder


def _put(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
