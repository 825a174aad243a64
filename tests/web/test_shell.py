def test_a_place_opens_and_says_what_is_coming(ana):
    answer = ana.get("/inside")
    assert answer.status_code == 200
    assert "Little Me" in answer.text
    assert "<title>Brimful</title>" in answer.text
