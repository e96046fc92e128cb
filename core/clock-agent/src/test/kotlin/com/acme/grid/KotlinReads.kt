package com.acme.grid

import java.time.Instant
import java.util.Date

/** How Kotlin reads the clock; its references and lambdas are compiled differently from Java's. */
object KotlinReads {

    @JvmStatic
    fun direct(): Long = System.currentTimeMillis()

    @JvmStatic
    fun lambda(): Long = { System.currentTimeMillis() }.invoke()

    @JvmStatic
    fun inlined(): Long = listOf(1).map { System.currentTimeMillis() }.first()

    @JvmStatic
    fun reference(): Long = (System::currentTimeMillis)()

    @JvmStatic
    fun instant(): Long = Instant.now().toEpochMilli()

    @JvmStatic
    fun date(): Long = Date().time
}
