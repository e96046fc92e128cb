// What the reports say about each class, beside its own test that passed: the place, the engine and the cure.
def expected = [
    VintageTest: ['@FreezeClock on method [public void com.acme.VintageTest.isStillValidThen()]',
                  'the engine junit-vintage runs com.acme.VintageTest',
                  'Import org.junit.jupiter.api.Test instead of org.junit.Test, or add usersig-junit4 and its two rules'],
    JqwikTest  : ['@EnableMockIm on class [com.acme.JqwikTest]', 'the engine jqwik', 'Make it a test of JUnit Jupiter'],
    TestNgTest : ['@WithExpiredUserSig on field [', 'the engine testng', 'Make it a test of JUnit Jupiter'],
    SpockTest  : ['@FreezeClock on method [', '(passes whatever the time is)', 'the engine spock', 'Add usersig-spock'],
    KotestTest : ['@WithClockSkew on class [com.acme.KotestTest]', 'the engine kotest'],
    SuiteTest  : ['@EnableMockIm on class [com.acme.SuiteTest]', 'Put it on the classes that the suite runs'],
]
def reports = new File(basedir, 'target/surefire-reports')
def report = { name -> new groovy.xml.XmlSlurper().parse(new File(reports, "TEST-com.acme.${name}.xml")) }

expected.each { name, words ->
    assert report(name).testcase.size() == 1 && report(name).testcase.failure.isEmpty()
    def ours = report(name + '$UserSigTestKit').testcase
    assert ours.size() == 1
    def message = ours.failure.@message.text()
    words.each { assert message.contains(it) }
    assert message.contains('usersig.other-engines = warn or ignore')
}
assert report('PlainTest').testcase.failure.isEmpty()
assert reports.list().findAll { it.startsWith('TEST-') }.size() == 2 * expected.size() + 1

// and in what Maven printed, once
assert new File(basedir, 'build.log').text.contains('Tests run: 13, Failures: 6, Errors: 0, Skipped: 0')
