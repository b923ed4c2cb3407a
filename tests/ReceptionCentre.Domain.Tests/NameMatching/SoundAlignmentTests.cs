using ReceptionCentre.Domain.NameMatching;
using static ReceptionCentre.Domain.Tests.NameMatching.SpokenNames;

namespace ReceptionCentre.Domain.Tests.NameMatching;

public sealed class SoundAlignmentTests
{
    [Theory]
    [InlineData("Mohammed", "محمد")]
    [InlineData("Muhammad", "Мухаммад")]
    [InlineData("Mouhamed", "Mohammad")]
    [InlineData("عبدالرحمن", "Abderrahmane")]
    [InlineData("Abdelrahman", "Abdulrahman")]
    [InlineData("نورالدين", "Noureddine")]
    [InlineData("حسین", "Hussein")]
    [InlineData("Yousef", "Joesoef")]
    [InlineData("خديجة", "Khadidja")]
    [InlineData("Шевченко", "Schewtschenko")]
    [InlineData("Шевченко", "Szewczenko")]
    [InlineData("Shevchenko", "Sjevtsjenko")]
    [InlineData("Юлія", "Iuliia")]
    [InlineData("Екатерина", "Yekaterina")]
    [InlineData("Хрущёв", "Khrushchev")]
    [InlineData("Γεώργιος", "Georgios")]
    [InlineData("Παπαδόπουλος", "Papadopoulos")]
    [InlineData("ተስፋይ", "Tesfai")]
    [InlineData("ገብረመስቀል", "Ghebremeskel")]
    [InlineData("लक्ष्मी", "Laxmi")]
    [InlineData("श्रेष्ठ", "Shrestha")]
    [InlineData("Müller", "MUELLER")]
    [InlineData("Łukasz", "Lukasz")]
    [InlineData("Ünal", "Unal")]
    [InlineData("Xaashi", "Haashi")]
    public void A_name_is_recognised_in_another_script_and_spelling(string one, string other)
    {
        Assert.InRange(SoundAlignment.Similarity(Word(one), Word(other)), 0.8, 1);
        Assert.NotEmpty(Skeleton.Of(Word(one)).Intersect(Skeleton.Of(Word(other)), StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Hassan", "Hussein")]
    [InlineData("Mohammed", "Mahmoud")]
    [InlineData("Amina", "Amira")]
    [InlineData("Serhat", "Ferhat")]
    [InlineData("Savita", "Kavita")]
    [InlineData("Anna", "Maria")]
    [InlineData("Ali", "Omar")]
    [InlineData("Jan", "Piet")]
    [InlineData("عمر", "Amira")]
    [InlineData("Петро", "Pavlo")]
    public void Another_name_is_less_alike_than_another_spelling(string one, string other) =>
        Assert.InRange(SoundAlignment.Similarity(Word(one), Word(other)), 0, 0.8);

    [Fact]
    public void The_same_from_both_sides()
    {
        string[] words = ["Mohammed", "محمد", "Мухаммад", "Tesfay", "ተስፋይ", "Kowalska", "Παπαδόπουλος", "लक्ष्मी", "Li", "O'Brien"];
        foreach (var one in words)
        {
            foreach (var other in words)
                Assert.Equal(SoundAlignment.Similarity(Word(one), Word(other)), SoundAlignment.Similarity(Word(other), Word(one)), 9);
        }
    }

    [Fact]
    public void Whatever_is_written_is_compared_without_falling_over()
    {
        var dice = new Random(20261121);
        for (var time = 0; time < 2_000; time++)
        {
            string Text() => string.Concat(Enumerable.Range(0, dice.Next(0, 60)).Select(_ => char.ConvertFromUtf32(dice.Next(4) switch
            {
                0 => dice.Next(0x20, 0x250),
                1 => dice.Next(0x370, 0x1400),
                2 => dice.Next(0x1F00, 0xD000),
                _ => dice.Next(0x10000, 0x20000),
            })));
            var (one, other) = (Name(Text() + "/" + Text()), Name(Text() + "/" + Text()));
            var agreement = NameAgreement.Of(one, other);
            Assert.InRange(agreement.Given, 0, 1);
            Assert.InRange(agreement.Whole, 0, 1);
        }
    }
}
