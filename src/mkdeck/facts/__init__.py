"""Key facts from prose: sentences that state something a card can ask for.

Precision goes before yield: where a sentence leaves a doubt about what a phrase means or where it ends, there
is no card. `patterns/` holds one way of stating a fact per file; a file in that folder is a pattern by being
there. It has a docstring whose first line says what it recognises; `TIER`, by which people choose how sure a fact
must be; `TRIGGERS`, the words and signs without which it need not be tried; and one function,
`find(sentence: Sentence) -> Iterator[Card]`.

`run.py` asks them; nothing is loaded here, for many lessons state nothing that is to be asked for.
"""
