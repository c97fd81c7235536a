"""P1 rules: what is wrong with placed pages once a press is to print them."""
