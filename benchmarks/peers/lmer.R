# lmerTest on the studies of a CSV file: seconds for the whole loop, data in memory.
# A random intercept by REML with Kenward-Roger degrees of freedom (through pbkrtest).
suppressMessages({library(lmerTest); library(pbkrtest)})
all <- read.csv(commandArgs(TRUE)[1])
all$wave <- factor(all$wave)
studies <- split(all, all$study)
taken <- system.time(for (study in studies) {
  fit <- suppressMessages(lmer(y ~ wave + (1 | person), study))
  summary(fit, ddf = "Kenward-Roger")
})
cat(taken["elapsed"], "\n")
