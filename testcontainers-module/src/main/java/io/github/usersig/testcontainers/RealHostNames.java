package io.github.usersig.testcontainers;

import java.util.List;

/** The hosts of the real service that its REST API is called at, as the vendor's page on REST API addresses lists them. */
final class RealHostNames {

    static final List<String> ALL = List.of(
            "console.tim.qq.com",
            "adminapisgp.im.qcloud.com",
            "adminapikr.im.qcloud.com",
            "adminapiger.im.qcloud.com",
            "adminapiind.im.qcloud.com",
            "adminapiusa.im.qcloud.com",
            "adminapijpn.im.qcloud.com",
            "adminapiidn.im.qcloud.com");

    private RealHostNames() {}
}
