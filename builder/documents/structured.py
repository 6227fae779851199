"""What machines may read of a lesson: JSON-LD in the terms of schema.org and LRMI."""

from __future__ import annotations

import json

from builder.documents.brief import Brief
from builder.editions.edition import EditionLesson
from builder.sources.nodes import plain, plain_blocks
from builder.tailoring.tailor import in_brand_words

_AUDIENCE = {'frontline': 'employee', 'manager': 'manager', 'everyone': 'employee'}


def learning_resource(brief: Brief, lesson: EditionLesson) -> str:
    """Return a lesson as a ``LearningResource``: minutes as an ISO 8601 duration, objectives as ``teaches``."""
    skills = [in_brand_words(brief.lists.skills[skill].name, brief.brand.at, brief.brand) for skill in lesson.skills if skill in brief.lists.skills]
    described = {
        '@context': 'https://schema.org',
        '@type': 'LearningResource',
        'identifier': lesson.id,
        'name': lesson.title,
        'description': plain_blocks(lesson.summary[:1]),
        'inLanguage': brief.brand.locale,
        'version': lesson.version,
        'timeRequired': f'PT{lesson.minutes}M',
        'learningResourceType': 'lesson',
        'teaches': [plain(aim.sentence) for aim in lesson.objectives],
        'assesses': skills,
        'audience': {'@type': 'EducationalAudience', 'educationalRole': _AUDIENCE.get(lesson.track, 'employee')},
        'isPartOf': {'@type': 'Course', 'name': brief.pack.title, 'provider': {'@type': 'Organization', 'name': brief.brand.name}},
        'isAccessibleForFree': False,
    }
    return json.dumps(described, ensure_ascii=False, sort_keys=True)
