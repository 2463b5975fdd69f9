"""Made-up registers: the story of one complaint (`verhaal`, `demo`) and seeded ones of any size (`vul`).

Nobody in them exists. The numbers are of ranges that are not given out (see `nummers`), e-mail domains end in
`.example`, and the municipality is called Turfstad.
"""
