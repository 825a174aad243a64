""" "I'm activated": which practice comes first, the flow around it, and its static form. Pure, like the engine."""
