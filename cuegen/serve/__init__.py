"""The feed over HTTP (RFC 9110), at an address that nobody can guess.

`snapshot` is what there is to serve, `site` what the server knows, `app` and `feeds` answer requests, `running` is the
door to waitress. `tokens` keeps the secret part of the address, `addresses` writes the whole of it.
"""
