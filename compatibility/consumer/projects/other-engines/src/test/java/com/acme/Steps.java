package com.acme;

import io.cucumber.java.en.Then;

public class Steps {

    @Then("alice may log in")
    public void aliceMayLogIn() {}
}
