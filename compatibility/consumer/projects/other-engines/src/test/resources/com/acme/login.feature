Feature: Login

  Scenario: with a UserSig
    Then alice may log in
