"""The paper check: are a paper's printed numbers possible, and do they agree with each other?"""
