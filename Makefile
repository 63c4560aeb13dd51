# Thin on purpose: each target is a readable script in tools/, which can also be run without make.
.PHONY: help run test check bench prepare

help: ## these lines
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 10

run: ## install what is missing, build, fill a demo county and serve it on http://127.0.0.1:8080 (PORT=8081 for another port)
	@tools/run

test: ## everything: Swift tests on both databases, browser journeys, API contract, durability
	@tools/test

check: ## format, fences, glossary, imports that nobody declared
	@tools/check

bench: ## throughput and latency beside bare servers, 20 000 and 200 000 children (SMALL=1 for a quick look)
	@SMALL=$(SMALL) tools/bench

prepare: ## only install what the other commands need
	@tools/prepare test
