using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Testing;
using ReceptionCentre.Web.Shared.Forms;

namespace ReceptionCentre.Web.Tests.Forms;

public sealed class CodeInputTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    [Theory]
    [InlineData("Tigrinya", null, "ti")]
    [InlineData("  tigrinya ", null, "ti")]
    [InlineData("ትግርኛ", null, "ti")]
    [InlineData("Arabisch", null, "ar")]
    [InlineData("Arabic", null, "ar")]
    [InlineData("العربية", null, "ar")]
    [InlineData("Arabisch", "ti", "ar")]
    public async Task A_language_is_found_by_its_dutch_english_or_own_name(string typed, string? code, string found)
    {
        var (value, reading) = await ReadAsync(new() { Text = typed, Code = code });
        Assert.Equal(found, value);
        Assert.Empty(reading.Errors);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("   ")]
    public async Task Nothing_typed_is_no_choice_even_when_a_code_was_left_behind(string? typed)
    {
        var (value, reading) = await ReadAsync(new() { Text = typed, Code = "ti" });
        Assert.Null(value);
        Assert.Empty(reading.Errors);
    }

    [Theory]
    [InlineData("Klingon-van-hier")]
    [InlineData("'; DROP TABLE")]
    [InlineData("Tig")]
    public async Task A_word_that_the_list_lacks_is_an_error_by_the_field(string typed)
    {
        var (value, reading) = await ReadAsync(new() { Text = typed, Code = "ti" });
        Assert.Null(value);
        Assert.Equal(("Language", "Shared.ChooseFromTheList"), reading.Errors.Select(error => (error.Field, error.Text)).Single());
    }

    private async Task<(string? Value, Reading Reading)> ReadAsync(CodeInput input)
    {
        var reading = new Reading(database.Clock.Today);
        var value = await database.AsSystem(services => input.ReadAsync(services.GetRequiredService<ICodeLists>(), Lists.Languages, "Language", reading, CancellationToken.None));
        return (value, reading);
    }
}
