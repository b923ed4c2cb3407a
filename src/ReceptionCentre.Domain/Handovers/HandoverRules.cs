using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Handovers;

public static class HandoverRules
{
    /// <summary>Somebody is handed over to the municipality to which a departure is planned.</summary>
    public static readonly Rule OnlyWhoMovesIsHandedOver = new("Handovers.OnlyWhoMovesIsHandedOver");

    /// <summary>A file has one hand-over under way at a time.</summary>
    public static readonly Rule OneAtATime = new("Handovers.OneAtATime");

    /// <summary>Whoever is kept apart for safety never goes with the others.</summary>
    public static readonly Rule WhoIsKeptApartGoesAlone = new("Handovers.WhoIsKeptApartGoesAlone");

    /// <summary>Of somebody protected nothing stands on a page of the web.</summary>
    public static readonly Rule WhoIsProtectedGoesByFile = new("Handovers.WhoIsProtectedGoesByFile");

    /// <summary>The citizen service number goes only of who is in the population register.</summary>
    public static readonly Rule ABsnNeedsTheRegister = new("Handovers.ABsnNeedsTheRegister");

    /// <summary>Health goes only with a consent that stands.</summary>
    public static readonly Rule HealthNeedsItsConsent = new("Handovers.HealthNeedsItsConsent");

    /// <summary>Nothing goes that the person did not see first.</summary>
    public static readonly Rule WhatGoesIsShownFirst = new("Handovers.WhatGoesIsShownFirst");

    /// <summary>What the receiver does not need goes only with consent.</summary>
    public static readonly Rule AnExtraNeedsConsent = new("Handovers.AnExtraNeedsConsent");

    /// <summary>What goes is chosen while nothing went.</summary>
    public static readonly Rule OnlyWhatIsPreparedChanges = new("Handovers.OnlyWhatIsPreparedChanges");

    /// <summary>Only what was prepared is sent.</summary>
    public static readonly Rule OnlyWhatWasPreparedIsSent = new("Handovers.OnlyWhatWasPreparedIsSent");

    /// <summary>Only what is on its way is received.</summary>
    public static readonly Rule OnlyWhatIsOnItsWayIsReceived = new("Handovers.OnlyWhatIsOnItsWayIsReceived");

    /// <summary>Only what is on its way is declined.</summary>
    public static readonly Rule OnlyWhatIsOnItsWayIsDeclined = new("Handovers.OnlyWhatIsOnItsWayIsDeclined");

    /// <summary>What the other side answered is not taken back.</summary>
    public static readonly Rule WhatIsAnsweredIsNotTakenBack = new("Handovers.WhatIsAnsweredIsNotTakenBack");

    /// <summary>Only what is on its way expires, after its last day.</summary>
    public static readonly Rule OnlyAfterItsLastDayItExpires = new("Handovers.OnlyAfterItsLastDayItExpires");

    /// <summary>A step happened on a day that has come, on or after the step before it.</summary>
    public static readonly Rule AStepHasHappened = new("Handovers.AStepHasHappened");

    /// <summary>A receipt names who received it.</summary>
    public static readonly Rule AReceiptNamesSomebody = new("Handovers.AReceiptNamesSomebody");

    /// <summary>Who declines or takes back says why.</summary>
    public static readonly Rule AnEndSaysWhy = new("Handovers.AnEndSaysWhy");

    /// <summary>The file here is closed after the receipt, when the day of the departure has come.</summary>
    public static readonly Rule TheFileClosesAfterTheReceipt = new("Handovers.TheFileClosesAfterTheReceipt");

    /// <summary>The file that was sent is one of a hand-over, and not damaged.</summary>
    public static readonly Rule TheFileIsAHandover = new("Handovers.TheFileIsAHandover");

    /// <summary>Nothing of the file was changed since it was signed.</summary>
    public static readonly Rule TheFileIsUntouched = new("Handovers.TheFileIsUntouched");

    /// <summary>The key that signed it is trusted here.</summary>
    public static readonly Rule TheKeyIsTrusted = new("Handovers.TheKeyIsTrusted");

    /// <summary>The file is meant for a municipality of whoever opens it.</summary>
    public static readonly Rule TheFileIsForUs = new("Handovers.TheFileIsForUs");

    /// <summary>The file is opened before its last day is over.</summary>
    public static readonly Rule TheFileIsInTime = new("Handovers.TheFileIsInTime");

    /// <summary>The code that was told opens the file.</summary>
    public static readonly Rule TheCodeIsRight = new("Handovers.TheCodeIsRight");

    /// <summary>A file is answered once.</summary>
    public static readonly Rule AFileIsAnsweredOnce = new("Handovers.AFileIsAnsweredOnce");

    /// <summary>Somebody of the file is taken over before it is confirmed.</summary>
    public static readonly Rule SomebodyIsTakenOver = new("Handovers.SomebodyIsTakenOver");

    /// <summary>A receipt is of this hand-over and of exactly what was sent.</summary>
    public static readonly Rule TheReceiptIsOfThisHandover = new("Handovers.TheReceiptIsOfThisHandover");

    /// <summary>A municipality signs with a key of its own.</summary>
    public static readonly Rule TheMunicipalityHasAKey = new("Handovers.TheMunicipalityHasAKey");

    /// <summary>A public key is one of the kind that signs hand-overs.</summary>
    public static readonly Rule AKeyIsReadable = new("Handovers.AKeyIsReadable");

    /// <summary>A key is trusted by who compared its fingerprint with somebody there.</summary>
    public static readonly Rule ATrustedKeyWasCompared = new("Handovers.ATrustedKeyWasCompared");

    /// <summary>A key belongs to one municipality and is written down once.</summary>
    public static readonly Rule AKeyIsThereOnce = new("Handovers.AKeyIsThereOnce");
}
