def reports = new File(basedir, 'target/surefire-reports')
def report = { name -> new groovy.xml.XmlSlurper().parse(new File(reports, "TEST-com.acme.${name}.xml")) }

// One of them stands for both iterations of a feature.
assert report('LoginSpec').testcase.size() == 5
assert report('LoginSpec').testcase.every { it.failure.isEmpty() && it.error.isEmpty() && it.skipped.isEmpty() }

def told = report('NeverPresentedSpec').testcase.collect { it.failure.@message.text() }.join()
assert told.contains('injected by @WithUserSig into parameter [') && told.contains('was never presented')

// Nobody complains of specifications while the adapter is there.
assert !reports.list().any { it.contains('UserSigTestKit') }
