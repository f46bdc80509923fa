"""The map of pages."""

from __future__ import annotations

from django.urls import path

from unknot.web.about.views import about
from unknot.web.change.urls import urlpatterns as change_pages
from unknot.web.check.answers import answers
from unknot.web.check.examined import examined
from unknot.web.check.mistake import mistake
from unknot.web.check.views import check, question
from unknot.web.diary.urls import urlpatterns as diary_pages
from unknot.web.experiments.urls import urlpatterns as experiment_pages
from unknot.web.help.views import get_help
from unknot.web.learn.compare import compare, treatments
from unknot.web.learn.desk import desk
from unknot.web.learn.lifting import lifting
from unknot.web.learn.medicines import medicine_questions, medicines
from unknot.web.learn.search import search
from unknot.web.learn.views import entry, learn, listing, source
from unknot.web.move import session as guided
from unknot.web.move.views import mark, move
from unknot.web.offline.views import manifest, offline, worker
from unknot.web.plan.views import plan
from unknot.web.report.urls import urlpatterns as report_pages
from unknot.web.result.views import result
from unknot.web.review.urls import urlpatterns as review_pages
from unknot.web.spasm import views as spasm
from unknot.web.start.views import start
from unknot.web.today.views import today
from unknot.web.you import calendar, data
from unknot.web.you import views as you
from unknot.web.you.reminders import reminders

urlpatterns = [
    path("", today, name="today"),
    path("start", start, name="start"),
    path("check", check, name="check"),
    path("check/answers", answers, name="answers"),
    path("check/mistake", mistake, name="mistake"),
    path("check/examined", examined, name="examined"),
    path("check/<str:fact>", question, name="check_page"),
    path("check/<str:fact>/again", question, {"again": True}, name="check_again"),
    path("result", result, name="result"),
    path("plan", plan, name="plan"),
    *diary_pages,
    *change_pages,
    *review_pages,
    *report_pages,
    *experiment_pages,
    path("help", get_help, name="help"),
    path("learn", learn, name="learn"),
    path("learn/search", search, name="learn_search"),
    path("learn/questions", listing, {"kind": "topic"}, name="learn_topics"),
    path("learn/questions/<str:id_>", entry, {"kind": "topic"}, name="learn_topic"),
    path("learn/remedies", listing, {"kind": "remedy"}, name="learn_remedies"),
    path("learn/remedies/<str:id_>", entry, {"kind": "remedy"}, name="learn_remedy"),
    path("learn/movements", listing, {"kind": "movement"}, name="learn_movements"),
    path("learn/movements/<str:id_>", entry, {"kind": "movement"}, name="learn_movement"),
    path("learn/contributors", listing, {"kind": "contributor"}, name="learn_contributors"),
    path("learn/contributors/<str:id_>", entry, {"kind": "contributor"}, name="learn_contributor"),
    path("learn/read-elsewhere", listing, {"kind": "claim"}, name="learn_claims"),
    path("learn/read-elsewhere/<str:id_>", entry, {"kind": "claim"}, name="learn_claim"),
    path("learn/sources/<str:id_>", source, name="learn_source"),
    path("learn/compare", compare, name="learn_compare"),
    path("learn/treatments", treatments, name="learn_treatments"),
    path("learn/desk", desk, name="learn_desk"),
    path("learn/lifting", lifting, name="learn_lifting"),
    path("learn/medicines", medicines, name="learn_medicines"),
    path("learn/medicines/<str:id_>", medicine_questions, name="learn_medicine_questions"),
    path("move", move, name="move"),
    path("move/session", guided.session, name="session"),
    path("move/session/log", guided.log, name="session_log"),
    path("move/session/done", guided.done, name="session_done"),
    path("move/session/after", guided.after, name="session_after"),
    path("move/<str:id_>/mark", mark, name="move_mark"),
    path("worker.js", worker, name="worker"),
    path("manifest.webmanifest", manifest, name="manifest"),
    path("offline", offline, name="offline"),
    path("about", about, name="about"),
    path("you", you.you, name="you"),
    path("you/look", you.look, name="look"),
    path("you/day", you.day, name="day"),
    path("you/reminders", reminders, name="reminders"),
    path("you/calendar", calendar.calendar, name="calendar"),
    path("you/calendar/end", calendar.end, name="calendar_end"),
    path("you/calendar/unknot.ics", calendar.calendar_file, name="calendar_file"),
    path("calendar/<str:token>.ics", calendar.feed, name="feed"),
    path("you/everything", data.everything, name="everything"),
    path("you/export", data.export, name="export"),
    path("you/import", data.incoming, name="bring_in"),
    path("you/erase", data.erase, name="erase"),
    path("spasm", spasm.signs, name="spasm"),
    path("spasm/sign/<str:sign_id>", spasm.sign, name="spasm_sign"),
    path("spasm/before", spasm.before, name="spasm_before"),
    path("spasm/positions", spasm.other, name="spasm_other"),
    path("spasm/<str:where>", spasm.position, name="spasm_position"),
    path("spasm/<str:where>/heat", spasm.heat, name="spasm_heat"),
    path("spasm/<str:where>/<str:warm>", spasm.warmth, name="spasm_warmth"),
    path("spasm/<str:where>/<str:warm>/move", spasm.move, name="spasm_move"),
    path("spasm/<str:where>/<str:warm>/up", spasm.getting_up, name="spasm_up"),
    path("spasm/<str:where>/<str:warm>/next", spasm.next_day, name="spasm_next"),
]
