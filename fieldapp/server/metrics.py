"""``/metrics`` for Prometheus: how fast the province answers, what it received, what waits. Never who.

Every worker counts in files that all workers of one machine share (``meters.SHARED``, made by the process that starts
them); what the database knows is asked for when somebody looks. It is shown to this computer, and to whoever has the
token that an operator wrote into ``metrics.token`` in the province's folder; for all others there is no such address.
"""

import hmac
import ipaddress
import os
import shutil
from collections.abc import Iterable
from datetime import datetime
from typing import Final

from fastapi import APIRouter, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest, multiprocess
from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.registry import Collector
from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError

from fieldapp import __version__
from fieldapp.server.database import reading
from fieldapp.server.desk.figures import totals
from fieldapp.server.meters import SHARED
from fieldapp.server.office import Here, Office
from fieldapp.server.problems import ProblemError
from fieldapp.server.staging import behind
from fieldapp.server.tables import device, receipt_log, tally

TOKEN: Final = "metrics.token"  # noqa: S105 (a file's name)
METRICS: Final = "/metrics"
router = APIRouter(include_in_schema=False)


class _Standing(Collector):
    """What database and disk know now."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def collect(self) -> Iterable[Metric]:
        """Asked at each look; without a database, that alone."""
        yield InfoMetricFamily("jangkau", "The program", value={"version": __version__})
        yield _gauge("disk_free_bytes", "Of the province's folder", shutil.disk_usage(self._office.settings.data).free)
        try:
            told = list(self._told())
        except SQLAlchemyError:
            yield _gauge("database_up", "1 while the database answers", 0)
        else:
            yield _gauge("database_up", "1 while the database answers", 1)
            yield from told

    def _told(self) -> Iterable[Metric]:
        office, now = self._office, totals(self._office)
        lanes = [f"log.{lane}" for lane in range(office.card.lanes)]
        with reading(office.engine) as connection:
            received = connection.execute(select(func.sum(tally.c.value)).where(tally.c.name.in_(lanes))).scalar()
            last = connection.execute(select(func.max(receipt_log.c.received_at))).scalar()
            known = select(func.count()).select_from(device).where(device.c.revoked_at.is_(None))
            laptops = connection.execute(known).scalar_one()
        yield _gauge("received", "Submissions with a receipt", received or 0)
        yield _gauge("received_today", "Of them, since the province's midnight", now.received_today)
        yield _gauge("refused_today", "Submissions refused since the province's midnight", now.refused_today)
        yield _gauge("unchecked", "Received, and not looked through yet", behind(office))
        yield _gauge("reviews_waiting", "Findings that a person must decide", now.waiting)
        yield _gauge("unsent_in_field", "Unsent on laptops, as they told last", now.unsent)
        yield _gauge("laptops", "Laptops that may send", laptops)
        if last:
            age = (office.clock() - datetime.fromisoformat(last)).total_seconds()
            yield _gauge("last_receipt_age_seconds", "Since the newest receipt", max(0.0, age))


@router.get(METRICS)
def metrics(request: Request, office: Here) -> Response:
    """All workers' counts and the province's standing, as text."""
    if not _may_look(request, office):
        raise ProblemError(404, "not_found", "There is no such address")
    shown = CollectorRegistry()
    shown.register(_Standing(office))
    counted = CollectorRegistry() if os.environ.get(SHARED) else office.meters.registry
    if os.environ.get(SHARED):
        multiprocess.MultiProcessCollector(counted)  # type: ignore[no-untyped-call]
    return Response(generate_latest(counted) + generate_latest(shown), media_type=CONTENT_TYPE_LATEST)


def _may_look(request: Request, office: Office) -> bool:
    given = request.headers.get("Authorization", "").removeprefix("Bearer ").strip()
    try:
        wanted = (office.settings.data / TOKEN).read_text(encoding="utf-8").strip()
    except OSError:
        wanted = ""
    if wanted and hmac.compare_digest(given.encode(), wanted.encode()):
        return True
    near = request.client.host if request.client else ""
    try:
        return ipaddress.ip_address(near).is_loopback and "X-Forwarded-For" not in request.headers
    except ValueError:
        return False


def _gauge(name: str, about: str, value: float) -> Metric:
    return GaugeMetricFamily(f"jangkau_{name}", about, value=value)
