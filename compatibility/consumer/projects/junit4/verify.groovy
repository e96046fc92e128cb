def reports = new File(basedir, 'target/surefire-reports')
def report = { name -> new groovy.xml.XmlSlurper().parse(new File(reports, "TEST-com.acme.${name}.xml")) }

assert report('LoginTest').testcase.size() == 3
assert report('LoginTest').testcase.every { it.failure.isEmpty() && it.error.isEmpty() && it.skipped.isEmpty() }

def told = report('NeverPresentedTest').testcase.collect { it.failure.@message.text() }.join()
assert told.contains('injected by @WithUserSig into field [private io.github.usersig.UserSig com.acme.NeverPresentedTest.sig], was never presented')

// Nobody complains of classes that have the rules.
assert !reports.list().any { it.contains('UserSigTestKit') }
