using ReceptionCentre.Domain.Enquiries;

namespace ReceptionCentre.Domain.Tests.Enquiries;

public sealed class EnquiryTests
{
    private static readonly Guid Colleague = new("019a0000-0000-7000-8000-000000000043");

    private static Enquiry Note(DateOnly on, params string[] topics) => Enquiry.Note(on, topics, "ti", "0363", Said.Today, Said.By);

    [Fact]
    public void What_was_not_asked_is_an_answer()
    {
        var enquiry = Enquiry.Note(Said.Today, [], null, null, Said.Today, Said.By);
        Assert.Empty(enquiry.Topics);
        Assert.Null(enquiry.Language);
        Assert.Null(enquiry.Municipality);
    }

    [Fact]
    public void A_topic_counts_once() => Assert.Equal(["housing", "work"], Note(Said.Today, "housing", "work", "housing").Topics.Select(part => part.Topic));

    [Fact]
    public void A_contact_has_happened() => EnquiryRules.AnEnquiryHasHappened.Breaks(() => Note(Said.Today.AddDays(1)));

    [Fact]
    public void One_conversation_is_about_a_few_topics()
    {
        var topics = Enumerable.Range(0, Enquiry.MostTopics + 1).Select(number => $"topic-{number}").ToArray();
        Assert.Equal(Enquiry.MostTopics, Note(Said.Today, topics[1..]).Topics.Count);
        EnquiryRules.AnEnquiryHasFewTopics.Breaks(() => Note(Said.Today, topics));
    }

    [Fact]
    public void Who_noted_it_takes_it_back_on_the_same_day()
    {
        var enquiry = Note(Said.Today.AddDays(-3));
        enquiry.EnsureMayBeTakenBack(Said.Today, Said.By);
        EnquiryRules.WhoNotedItTakesItBackTheSameDay.Breaks(() => enquiry.EnsureMayBeTakenBack(Said.Today.AddDays(1), Said.By));
        EnquiryRules.WhoNotedItTakesItBackTheSameDay.Breaks(() => enquiry.EnsureMayBeTakenBack(Said.Today, Colleague));
    }

    /// <summary>Unlawful stay is not recorded, and nobody can be told from what is: there is no field for it.</summary>
    [Fact]
    public void There_is_no_field_in_which_anything_about_a_person_could_stand()
    {
        Assert.Equal(
            ["Id", "Language", "Municipality", "NotedBy", "NotedOn", "On", "Topics", "Version"],
            typeof(Enquiry).GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal));
        Assert.Equal(["EnquiryId", "Topic"], typeof(EnquiryTopic).GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal));
    }
}
