"""Problems -> text: for people at a terminal, for programs, and for GitHub's annotations.

Every printer is a pure function, keeps the order that it is given, and lets no character through that a terminal
would obey. What it returns is empty or ends with a newline.
"""
