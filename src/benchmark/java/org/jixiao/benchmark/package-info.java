/** How fast the program is beside others doing the same work; run by {@code mvn -Pbenchmark verify}, no part of the product. */
package org.jixiao.benchmark;
