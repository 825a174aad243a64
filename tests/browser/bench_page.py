"""A page with every component, for tests of their behaviour."""

from jinja2 import DictLoader
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from brimful.practices.screen import Column, Option
from brimful.web import forms, render
from brimful.web.doors import unlocked
from web.house import House

COMPONENTS = """{% extends "components/base.html" %}
{% from "components/field.html" import field, area, select, kept_line %}
{% from "components/choice.html" import choices %}
{% from "components/scale.html" import scale %}
{% from "components/table.html" import table %}
{% from "components/bodymap.html" import bodymap %}
{% from "components/list.html" import rows %}
{% from "components/paper.html" import paper, both_texts %}
{% from "components/offer.html" import offer %}
{% from "components/message.html" import message, more %}
{% from "components/button.html" import do, quiet, plain %}
{% from "components/drawing.html" import drawing %}
{% block head %}{% include "components/htmx.html" %}{% endblock %}
{% block main %}
<h1>All components</h1>
{{ message("The entry is put away.", undo="/bench") }}
{{ drawing("octopus", "", "small") }}
<form class="flow" id="bench" method="post" action="/bench" data-autosave="/bench/draft">
{{ form_id() }}
{{ field("name", "What may this be called?", hint="As you like.") }}
{{ area("text", "What happened?", "", error="This is a little longer than fits.") }}
{{ scale("how", "How strong, 0 to 10?", low="barely", high="all of me") }}
{{ choices("state", "What is it like?", few, own="own_state") }}
{{ choices("feel", "Feelings", many, ["b"], kind="checkbox", layout="grid") }}
{{ select("country", "Country", [("DE", "Germany"), ("AT", "Austria")], empty="not chosen") }}
{{ table("saw", "What I saw", columns, [{"what": "Late", "how": 4}], most=4) }}
{{ bodymap("where", "Where do you feel it?", many, few, [{"region": "b", "sensation": "a", "strength": 4}]) }}
{{ kept_line() }}
<p class="acts">{{ do("Keep it") }}{{ quiet("Later", "/bench") }}{{ plain("Not now", "/bench") }}</p>
</form>
<form method="post" action="/bench/search"><label class="label" for="q">Find</label>
<input class="field line" id="q" name="q" hx-post="/bench/search" hx-trigger="input changed delay:50ms" hx-sync="this:replace" hx-target="#found"></form>
<div id="found"></div>
{{ offer("/bench", "One minute with the heart", "Your daily minute. No hurry.", "1 min") }}
{{ rows([("/bench", "Before I send this", "2 to 10 min")]) }}
{{ paper("A walk before it gets dark.", "Promised to Little Me, this morning") }}
{{ both_texts("mine", "theirs", name="mine") }}
{% call more("How this is counted") %}<p>Like this.</p>{% endcall %}
{% endblock %}"""
STEP = """{% extends "components/practice.html" %}
{% from "components/stand.html" import stand %}{% from "components/field.html" import area %}
{% block step %}<h1>Ask it kindly: what do you need?</h1><p class="guide">Wait a little.</p>
<form id="step" method="post" action="/bench">{{ form_id() }}{{ area("text", "Its first answer") }}</form>{% endblock %}
{% block stand %}{{ stand() }}{% endblock %}"""
FEW = [Option("a", "Octopus", "racing, reaching"), Option("b", "Turtle", "numb, gone")]
MANY = [Option(key, word) for key, word in zip("abcd", ("sad", "afraid", "angry", "tender"), strict=True)]
COLUMNS = [
    Column("what", "What"),
    Column("how", "How strong", scale=True),
    Column("of", "Which", options=tuple(FEW)),
]


class Bench:
    """What the page has sent, newest last."""

    def __init__(self, house: House) -> None:
        self.sent: list[dict[str, list[str]]] = []
        self.drafts: list[dict[str, list[str]]] = []
        loader = DictLoader({"bench/all.html": COMPONENTS, "bench/step.html": STEP})
        render.environment_for("en", None).loader.loaders.insert(0, loader)
        house.app.router.routes += [
            Route("/bench", unlocked(self.show), name="bench.show"),
            Route("/bench/step", unlocked(self.step), name="bench.step"),
            Route("/bench", unlocked(self.take), methods=["POST"], name="bench.take"),
            Route("/bench/draft", unlocked(self.draft), methods=["POST"], name="bench.draft"),
            Route("/bench/search", unlocked(self.search), methods=["POST"], name="bench.search"),
        ]

    async def show(self, request: Request, desk: object) -> Response:
        return render.page(request, "bench/all.html", few=FEW, many=MANY, columns=COLUMNS)

    async def step(self, request: Request, desk: object) -> Response:
        return render.page(request, "bench/step.html", where="Meet your parts", part=9, parts=16)

    async def take(self, request: Request, desk: object) -> Response:
        self.sent.append((await forms.read(request)).typed())
        return render.page(request, "bench/step.html", where="Taken", part=1, parts=1)

    async def draft(self, request: Request, desk: object) -> Response:
        self.drafts.append((await forms.read(request)).typed())
        return Response(status_code=204)

    async def search(self, request: Request, desk: object) -> Response:
        found = (await forms.read(request)).line("q")
        # what a hostile fragment would try
        return HTMLResponse(
            f'<p id="hit">{len(found)} letters</p><script>document.title = "inline"</script>'
            '<button id="evil" hx-on:click="document.title = \'evaluated\'">x</button>'
        )
