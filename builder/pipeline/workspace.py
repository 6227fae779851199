"""What a workspace holds, read once: the course, and the brands that were asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from builder.brand.reader import brand_ids, read_names
from builder.course.catalogue import Catalogue, read_catalogue
from builder.pipeline.clients import Client, read_client
from builder.pipeline.judging import Judged, in_no_pack, judge_client, judge_course
from builder.report import Options
from builder.rules.weights import read_weights
from builder.sources.files import Folder
from builder.sources.findings import Parsed


@dataclass(frozen=True, slots=True)
class Workspace:
    """Everything a run works on. `clients` are those that were asked for, `names` how every client is called, by id, `judged` what rules say."""

    folder: Folder
    course: Catalogue
    clients: tuple[Client, ...]
    all_brand_ids: tuple[str, ...]
    names: Mapping[str, tuple[str, ...]]
    judged: Judged


def read_workspace(options: Options) -> Parsed[Workspace]:
    """Return course and brands. The findings are those that everybody shares; a brand's own stay with it.
    Names that do not exist are passed over; the command line has said so before.
    """
    folder = Folder(options.workspace.resolve())
    course = read_catalogue(folder)
    ids = brand_ids(folder)
    weights = read_weights(folder)
    found = (*course.findings, *ids.findings, *weights.findings)
    if course.value is None:
        return Parsed(None, found)
    wanted = [brand for brand in ids.value or () if not options.brands or brand in options.brands]
    judged = judge_course(course.value, weights.value or {})
    found = (*found, *in_no_pack(course.value, judged))
    clients = tuple(judge_client(read_client(folder, brand, course.value), course.value, judged) for brand in wanted)
    names: dict[str, tuple[str, ...]] = {client.id: (client.brand.name, client.brand.short_name) for client in clients if client.brand}
    names |= {brand: read_names(folder, brand) for brand in ids.value or () if brand not in names}
    return Parsed(Workspace(folder, course.value, clients, tuple(ids.value or ()), names, judged), found)
