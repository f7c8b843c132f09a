import pytest

from tornio.charts.chart import Heading, Table, draw


@pytest.mark.parametrize("name", ["", "Has capitals", "9starts", 'x" onload="alert(1)'])
def test_a_name_that_cannot_be_an_id_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="cannot name a chart"):
        Heading(name, "A title")


def test_a_chart_without_a_title_is_refused() -> None:
    with pytest.raises(ValueError, match="has no title"):
        Heading("flow", " ")


def test_a_row_that_does_not_fit_its_columns_is_refused() -> None:
    with pytest.raises(ValueError, match="does not fit 2 columns"):
        Table(("Wave", "Mean"), (("Baseline",),))


def test_ids_come_from_the_name_alone() -> None:
    table = Table(("Wave",), ())
    one, two = (draw(Heading("flow", "Who took part"), "Words.", table, [], 100) for _ in range(2))
    assert one.svg == two.svg
    assert 'id="flow-title"' in one.svg
    assert 'id="flow-description"' in one.svg


def test_the_note_travels_with_the_drawing() -> None:
    chart = draw(Heading("flow", "Who took part", "Synthetic people."), "", Table((), ()), [], 100)
    assert ">Synthetic people.</text>" in chart.svg


def test_a_template_that_escapes_takes_the_drawing_as_it_stands() -> None:
    chart = draw(Heading("flow", "Tom & <Jerry>"), "", Table((), ()), [], 100)
    assert chart.__html__() == chart.svg
    assert "Tom &amp; &lt;Jerry&gt;" in chart.svg
