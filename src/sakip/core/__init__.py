"""The arithmetic of the law: numbers, periods, rules and what is computed from them.

Nothing here reads a file of a user, a clock or the network.
"""
