// However the build counts it, what is wrong is told, and what is wrong with a class once more at the end of the run.
def reports = new File(basedir, 'target/surefire-reports')
def log = new File(basedir, 'build.log').text
def told = 'injected by @WithUserSig into field [private io.github.usersig.UserSig com.acme.NeverPresentedTest.sig], was never presented'
assert log.contains(told)
if (log.contains('surefire:3.5.6:test')) {
    def ours = new groovy.xml.XmlSlurper().parse(new File(reports, 'TEST-com.acme.NeverPresentedTest$UserSigTestKit.xml'))
    assert ours.testcase.size() == 1
    assert ours.testcase.failure.@message.text().contains(told)
    assert ours.testcase.failure.@message.text().contains('is no flake')
}
