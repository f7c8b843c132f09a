"""How the service works: who comes in, when, who decides, who may see and do what. Rules without a database or
a clock."""
