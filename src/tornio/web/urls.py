"""The addresses. Each noun keeps its own; this is the index."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as second_step
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from django.conf import settings
from django.urls import include, path
from django.views.generic import RedirectView

from tornio.web import (
    adherence,
    board,
    caseload,
    contacts,
    corrections,
    decisions,
    drafts,
    endings,
    evaluation,
    faults,
    first_contacts,
    glass,
    home,
    lists,
    meetings,
    network,
    people,
    protected,
    referrals,
    response_times,
    rota,
    safety_plans,
    search,
    set_up,
    team,
    timeline,
    urgent,
    users,
    visits,
    voices,
)

handler400, handler403, handler404, handler500 = (
    faults.bad_request,
    faults.not_permitted,
    faults.not_found,
    faults.broken,
)

#: Only these pages of allauth: nobody signs up, and nobody changes an address here.
ACCOUNT = [
    path("sign-in", account.login, name="account_login"),
    path("sign-out", account.logout, name="account_logout"),
    path("inactive", account.account_inactive, name="account_inactive"),
    path("confirm", account.reauthenticate, name="account_reauthenticate"),
    path("password", account.password_change, name="account_change_password"),
    # where allauth sends whoever has no password here, because they sign in with their organisation
    path("no-password", RedirectView.as_view(pattern_name="mfa_index"), name="account_set_password"),
    path("second-step", second_step.index, name="mfa_index"),
    path("second-step/code", second_step.authenticate, name="mfa_authenticate"),
    path("second-step/confirm", second_step.reauthenticate, name="mfa_reauthenticate"),
    path("second-step/app", totp.activate_totp, name="mfa_activate_totp"),
    path("second-step/app/remove", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("second-step/recovery", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("second-step/recovery/new", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("second-step/recovery/file", recovery.download_recovery_codes, name="mfa_download_recovery_codes"),
]
ORGANISATION = (
    [path("account/organisation/", include("allauth.socialaccount.providers.openid_connect.urls"))]
    if settings.SITE.openid
    else []
)

urlpatterns = [
    path("", include(home)),
    path("drafts", include(drafts)),
    path("evaluation/", include(evaluation)),
    path("referrals/", include(referrals)),
    path("people/", include(people)),
    path("network/", include(network)),
    path("first-contact/", include(first_contacts)),
    path("urgent/", include(urgent)),
    path("board/", include(board)),
    path("response-times/", include(response_times)),
    path("caseload/", include(caseload)),
    path("meetings/", include(meetings)),
    path("meetings/", include(endings)),
    path("", include(voices)),
    path("", include(decisions)),
    path("safety-plans/", include(safety_plans)),
    path("visits/", include(visits)),
    path("timeline/", include(timeline)),
    path("team/", include(team)),
    path("rota/", include(rota)),
    path("accounts/", include(users)),
    path("search/", include(search)),
    path("opened/", include(glass)),
    path("corrections/", include(corrections)),
    path("contacts/", include(contacts)),
    path("adherence/", include(adherence)),
    path("protected/", include(protected)),
    path("lists/", include(lists)),
    path("set-up", include(set_up)),
    path("account/", include(ACCOUNT)),
    *ORGANISATION,
]
