package org.jixiao.benchmark;

/** What starting a Java machine costs by itself. */
final class Hello {
    private Hello() {}

    public static void main(String[] arguments) {
        System.out.println("hello");
    }
}
