"""A lesson that no rule finds anything in, and for every rule what makes it speak: one change, one finding."""

from __future__ import annotations

from dataclasses import replace

from small_course import AT, LISTS, front, lesson_of

from builder.course.lesson import Lesson
from builder.course.lists import Claim, Definition
from builder.rules.sound import in_lesson
from builder.sources.findings import Finding

KNOWN = replace(
    LISTS,
    claims={
        **LISTS.claims,
        'c-known': Claim('c-known', 'Recall helps.', 'General knowledge', 'K', AT),
        'c-said': Claim('c-said', 'Staff stay longer.', 'A seller of courses', 'S', AT),
        'c-counted': Claim('c-counted', 'In 42 studies people agreed more often.', 'Somebody 2013, 42 studies', 'V', AT),
    },
    glossary={'nps': Definition('nps', 'NPS', 'A score.', AT)},
)

OBJECTIVES = """\
- **O1** In a practice contact, ask one question before offering a fix.
- **O2** Given a long message, rewrite it in 30 words or fewer.
"""

SOUND = (
    front(minutes=60)
    + f"""\
# Ask first

Ask before you decide.

## You will be able to

{OBJECTIVES}
## Read: Why ask

8 min, talk. For O1.

People differ. You find out what somebody wants by asking.

### Sounds like us

[brand: we say, asking]

- "What would suit you?"

## Activity: One message

20 min, alone. For O2.

Write it again, shorter.

### Handout: The message

[brand: own words, a message that you send]

> We have your request and will answer by Thursday at 4.

### Write, 4 lines

The short message:

### Answers

"We have it. Answer by Thursday at 4."

## Role play: At the desk

18 min, trios, 3 rounds. For O1. Practises asking.

### Your situation

[brand: own words, what somebody waits for]

Somebody waits for an answer.

### Colleague's card

[brand: own words, what the colleague knows]

You can look it up.

### Customer's card

You wait for an answer.

### Observer's card

- Asked before offering

### A pass looks like

[brand: behaviours that show asking]

One question came before the first offer.

### Facilitator

- Say: "Begin when you are ready."
- Instead: Read both cards aloud.

## Debrief: What happened

6 min, whole group. For O1.

What happened? So what? Now what?

## Check: Before you go

8 min, alone. For O1, O2.

### Question for O1

Which comes first?

- "What would suit you?"
  - Yes. It asks.
- "I will call you."
  - No. It decides.
- "Please hold on."
  - No. It waits.

## Job aid: Ask

[brand: own words, your question]

Ask once.

| Say | When |
| --- | --- |
| "What would suit you?" | before you offer |

## Assessment

### Pre-test for O1

Which comes first?

- Asking
  - Yes. It is open.
- Telling
  - No. It decides.
- Waiting
  - No. It says nothing.

### Post-test for O1

Which comes before the offer?

- A question
  - Yes. It is open.
- A promise
  - No. It is early.
- A form
  - No. It is slow.

### Pre-test for O2

Which is the short form?

- "By four."
  - Yes. It is all there.
- "Dear all, we write to say that we have it."
  - No. It is long.
- "Soon."
  - No. It has no time.

### Post-test for O2

Which has a time in it?

- "By noon."
  - Yes. One can hold us to it.
- "As soon as we can, and we thank you."
  - No. That is no time.
- "Later."
  - No. That is no time.

## Manager

Ask how it went.

### Look for

- Asks before offering

### Measures

- Questions heard, of ten contacts, at 30 days

## This week

[brand: own words, where your people will ask]

Ask one question a day.

## Reminders

- Day 3: ask three people.
"""
)

READING = 'People differ. You find out what somebody wants by asking.'


def changed(before: str, after: str) -> Lesson:
    """Return the sound lesson with one thing changed."""
    assert before in SOUND, before
    return lesson_of_known(SOUND.replace(before, after))


def said_in_reading(words: str) -> Lesson:
    """Return the sound lesson with a sentence more where learners read."""
    return changed(READING, f'{READING} {words}')


def lesson_of_known(text: str) -> Lesson:
    """Return a lesson that may cite the claims above."""
    return lesson_of(text, lists=KNOWN)


def found_in(lesson: Lesson) -> tuple[Finding, ...]:
    return in_lesson(lesson, KNOWN, {})
