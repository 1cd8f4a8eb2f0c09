#!/bin/sh
# Measures jixiao beside jxls, POI, EasyExcel and fastexcel, and keeps the tables in docs/benchmark.md. Takes options of the profile:
# docs/benchmark.sh -Dbenchmark.size=10000 -Dbenchmark.rounds=1 -Dbenchmark.sections=make,read,sum,mark
# On a machine that does nothing else.
set -eu
cd -- "$(dirname -- "$0")/.."
mvn -B -q -Pbenchmark verify "$@"
{
    echo '# Benchmark'
    echo
    echo 'Written by `docs/benchmark.sh`; what is measured and how is in `src/benchmark/java`.'
    echo
    cat target/benchmark/results.md
} >docs/benchmark.md
