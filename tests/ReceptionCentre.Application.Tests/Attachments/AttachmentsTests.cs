using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Attachments;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.Attachments;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Attachments;

public sealed class AttachmentsTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>, IAsyncLifetime
{
    private const string Place = "52.3676 N 4.9041 E";

    private readonly StaffMember _caseworker = A.StaffMember(Role.Caseworker).Build();
    private NewcomerBuilder _selam = null!;

    public async Task InitializeAsync()
    {
        _selam = await A.Newcomer("Selam").SavedIn(database);
        database.As(_caseworker);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_pdf_is_kept_as_it_came_with_its_checksum_and_each_download_is_an_opening()
    {
        var bytes = Papers.Pdf();
        var id = await AddAsync(bytes, "Beschikking 2026.pdf");
        var file = await database.Send(new DownloadAttachment.Query(_selam.File.Id, id));
        Assert.Equal(bytes, file.Bytes);
        Assert.Equal(("Beschikking 2026.pdf", AttachmentFormat.Pdf, Checksum.Of(bytes)), (file.FileName, file.Format, file.Sha256));
        await database.Send(new DownloadAttachment.Query(_selam.File.Id, id));
        Assert.Equal(2, await database.InDb(db => db.AuditEvents.CountAsync(audit => audit.CaseFileId == _selam.File.Id && audit.Action == "Attachments.DownloadAttachment")));
        Assert.True(await database.InDb(db => db.AuditEvents.AnyAsync(audit => audit.CaseFileId == _selam.File.Id && audit.Action == "Attachments.AddAttachment" && audit.PersonId == _selam.Person.Id)));
    }

    [Theory]
    [InlineData("jpg")]
    [InlineData("png")]
    public async Task A_picture_loses_where_it_was_taken_and_all_that_is_not_the_picture(string format)
    {
        var sent = format == "jpg" ? Papers.Photo(Place) : Papers.Png(Place);
        Assert.Contains(Place, Encoding.Latin1.GetString(sent), StringComparison.Ordinal);
        var kept = await KeptAsync(await AddAsync(sent, "IMG_0001.HEIC"));

        var text = Encoding.Latin1.GetString(kept.Bytes);
        Assert.DoesNotContain(Place, text, StringComparison.Ordinal);
        Assert.DoesNotContain("script", text, StringComparison.Ordinal);
        Assert.Equal($"IMG_0001.{format}", kept.FileName);
        Assert.Equal(Checksum.Of(kept.Bytes), kept.Sha256);
        // Cleaned once is clean.
        Assert.Equal(kept.Bytes, (await KeptAsync(await AddAsync(kept.Bytes, "x"))).Bytes);
    }

    [Fact]
    public async Task Of_a_photograph_it_stays_known_which_side_is_up_and_its_lines_stay_as_they_were()
    {
        var kept = (await KeptAsync(await AddAsync(Papers.Photo(), "x.jpg"))).Bytes;
        Assert.True(kept.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6]) > 0);
        Assert.True(kept.AsSpan().EndsWith((ReadOnlySpan<byte>)[0x12, 0x34, 0xFF, 0x00, 0x56, 0xFF, 0xD0, 0x78, 0xFF, 0xD9]));
    }

    private static readonly Dictionary<string, (byte[]? Bytes, string Text)> Bad = new(StringComparer.Ordinal)
    {
        ["nothing chosen"] = (null, "Attachments.FileMissing"),
        ["empty"] = ([], "Attachments.FileEmpty"),
        ["html called png"] = ("<html><script>alert(1)</script></html>"u8.ToArray(), "Attachments.FileNotAllowed"),
        ["svg"] = ("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray(), "Attachments.FileNotAllowed"),
        ["zip called pdf"] = (Zip(), "Attachments.FileNotAllowed"),
        ["program"] = ("MZ\0\0PE"u8.ToArray(), "Attachments.FileNotAllowed"),
        ["gif"] = ("GIF89a"u8.ToArray(), "Attachments.FileNotAllowed"),
        ["heic"] = ([0, 0, 0, 24, .. "ftypheic"u8], "Attachments.FileNotAllowed"),
        ["only the beginning of a pdf"] = ("%PDF-1.7\n"u8.ToArray(), "Attachments.FileDamaged"),
        ["only the beginning of a photo"] = (Papers.Photo()[..120], "Attachments.FileDamaged"),
        ["a photo without lines"] = ([0xFF, 0xD8, 0xFF, 0xD9], "Attachments.FileDamaged"),
        ["only the beginning of a png"] = (Papers.Png()[..40], "Attachments.FileDamaged"),
        ["a png with a length that lies"] = ([.. Papers.Png()[..8], 0xFF, 0xFF, 0xFF, 0xFF, .. "IHDR"u8, .. new byte[20]], "Attachments.FileDamaged"),
        ["script"] = (Papers.Pdf("/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"), "Attachments.PdfActive"),
        ["script, hidden"] = (Papers.Pdf("/OpenAction << /S /J#61v#61Script /JS (app.alert(1)) >>"), "Attachments.PdfActive"),
        ["program started"] = (Papers.Pdf("/OpenAction << /S /Launch /F (cmd.exe) >>"), "Attachments.PdfActive"),
        ["file inside"] = (Papers.Pdf("/Names << /EmbeddedFiles 9 0 R >>"), "Attachments.PdfActive"),
        ["form that sends itself"] = (Papers.Pdf("/AA << /C << /S /SubmitForm >> >>"), "Attachments.PdfActive"),
        ["script in a packed list"] = (Papers.PackedPdf("<< /S /JavaScript /JS (app.alert(1)) >>"), "Attachments.PdfActive"),
        ["script in a list packed otherwise"] = (Papers.Pdf(null, "60 61 >"u8.ToArray(), "/Type /ObjStm /Filter /ASCIIHexDecode"), "Attachments.FileDamaged"),
        ["list with a word that ends it early"] = (EndsEarly(), "Attachments.PdfActive"),
        ["damaged list"] = (Papers.Pdf(null, [.. Stored("4 0 "u8.ToArray(), [])[..^1], 0xFF, 0xFF, 0xFF], "/Type /ObjStm /Filter /FlateDecode"), "Attachments.FileDamaged"),
        ["bomb"] = (Papers.Pdf(null, Papers.Packed([.. "4 0 "u8, .. new byte[80 * 1024 * 1024]]), "/Type /ObjStm /Filter /FlateDecode"), "Attachments.FileDamaged"),
        ["locked"] = (Papers.Pdf("/Encrypt 9 0 R"), "Attachments.PdfLocked"),
    };

    public static TheoryData<string> BadNames => [.. Bad.Keys];

    [Theory]
    [MemberData(nameof(BadNames))]
    public async Task What_may_not_be_kept_is_refused_by_its_content(string why)
    {
        var (bytes, text) = Bad[why];
        var upload = bytes is null ? null : Papers.Upload(bytes, "brief.png");
        var refused = await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(Command(upload)));
        Assert.True(text == Assert.Single(refused.Fields).Text, why + ": " + refused.Message);
        Assert.Equal("File", refused.Fields[0].Field);
        Assert.Equal(0, await database.InDb(db => db.Attachments.CountAsync(attachment => attachment.CaseFileId == _selam.File.Id)));
    }

    [Fact]
    public async Task A_packed_pdf_without_anything_that_acts_is_taken() =>
        await AddAsync(Papers.PackedPdf("<< /Type /Page /MediaBox [0 0 595 842] >>"), "x.pdf");

    [Fact]
    public async Task What_is_too_big_is_refused_before_it_is_read_and_whatever_length_was_told()
    {
        var opened = false;
        var tooBig = new Upload("groot.pdf", (15 * 1024 * 1024) + 1, () =>
        {
            opened = true;
            return Stream.Null;
        });
        var refused = await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(Command(tooBig)));
        Assert.Equal("Attachments.FileTooBig", refused.Fields[0].Text);
        Assert.Equal(15, refused.Fields[0].Values!["Megabytes"]);
        Assert.False(opened);

        var bytes = Papers.Pdf();
        foreach (var told in new[] { bytes.Length - 10, bytes.Length + 10 })
            await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(Command(new("x.pdf", told, () => new MemoryStream(bytes)))));
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd.pdf")]
    [InlineData("C:\\Users\\Jan\\brief van de gemeente.docx", "brief van de gemeente.pdf")]
    [InlineData("<script>alert(1)</script>.pdf", "script.pdf")]
    [InlineData("<b>vet.pdf", "b vet.pdf")]
    [InlineData("factuur\u202Egnp.exe", "factuurgnp.pdf")]
    [InlineData("a\r\nSet-Cookie: x.pdf", "x.pdf")]
    [InlineData("رسالة من البلدية.pdf", "رسالة من البلدية.pdf")]
    [InlineData("ደብዳቤ.pdf", "ደብዳቤ.pdf")]
    [InlineData("....", "scan.pdf")]
    [InlineData("", "scan.pdf")]
    [InlineData(null, "scan.pdf")]
    public async Task A_name_becomes_one_that_a_file_may_have_anywhere(string? sent, string kept) =>
        Assert.Equal(kept, (await KeptAsync(await AddAsync(Papers.Pdf(), sent))).FileName);

    [Fact]
    public async Task A_name_that_is_too_long_is_cut() =>
        Assert.InRange((await KeptAsync(await AddAsync(Papers.Pdf(), new string('a', 5000) + ".pdf"))).FileName.Length, 50, Attachment.FileNameLength);

    [Fact]
    public async Task The_same_form_sent_twice_keeps_one_paper()
    {
        var command = Command(Papers.Upload(Papers.Pdf()));
        Assert.Equal(await database.Send(command), await database.Send(command));
        Assert.Equal(1, await database.InDb(db => db.Attachments.CountAsync(attachment => attachment.CaseFileId == _selam.File.Id)));
    }

    [Fact]
    public async Task A_locked_paper_is_added_and_read_by_whoever_has_the_permission_and_its_history_stays_behind_the_lock()
    {
        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(Command(Papers.Upload(Papers.Pdf()), "health")));
        Assert.Equal(AttachmentRules.ALockedPaperNeedsThePermission, refused.Rule);

        var trusted = A.StaffMember(Role.Caseworker).With(NamedPermission.LockedParts).Build();
        var id = await database.As(trusted).Send(Command(Papers.Upload(Papers.Pdf()), "health", "Brief van de psychiater"));
        Assert.Equal("Brief van de psychiater", Assert.Single((await database.Send(new AttachmentsOfFile.Query(_selam.File.Id))).Items).What);

        database.As(_caseworker);
        var item = Assert.Single((await database.Send(new AttachmentsOfFile.Query(_selam.File.Id))).Items);
        Assert.Equal((null, null, true, false), (item.What, item.Kind, item.IsLocked, item.MayOpen));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new DownloadAttachment.Query(_selam.File.Id, id)));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new WithdrawAttachment.Command(Guid.NewGuid(), _selam.File.Id, id, "Zomaar")));
        var changes = await database.InDb(db => db.AuditEvents.Where(audit => audit.CaseFileId == _selam.File.Id && audit.Action == "Attachments.AddAttachment").SelectMany(audit => audit.Changes).ToListAsync());
        Assert.All(changes, change => Assert.Equal("ReadLockedParts", change.Permission));
    }

    [Fact]
    public async Task A_signed_paper_stands_with_its_edition()
    {
        var plan = IntegrationPlan.Begin(_selam.File.Id, PlanKind.Voluntary, A.Provenance.At, A.Provenance.By);
        await database.Save(plan);
        var id = await database.Send(new AddAttachment.Command(Guid.NewGuid(), _selam.File.Id, "signed-plan", "Getekend door Selam", new(2026, 11, 20), plan.Id, false, Papers.Upload(Papers.Pdf())));
        Assert.Equal(id, Assert.Single(await database.Send(new SignedPapersOfPlan.Query(_selam.File.Id, plan.Id))).AttachmentId);
        Assert.Equal(plan.Id, Assert.Single(await database.Send(new PlansToSign.Query(_selam.File.Id))).PlanId);

        var other = await A.Newcomer("Yonas").SavedIn(database);
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new AddAttachment.Command(Guid.NewGuid(), other.File.Id, "signed-plan", "Plan", null, plan.Id, false, Papers.Upload(Papers.Pdf()))));
        var invalid = await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(Command(Papers.Upload(Papers.Pdf()), "signed-plan")));
        Assert.Equal(AttachmentRules.ASignedPlanNamesItsPlan.Name, invalid.Fields[0].Text);
    }

    [Fact]
    public async Task What_is_withdrawn_nobody_opens_and_only_the_privacy_officer_destroys_it()
    {
        var id = await AddAsync(Papers.Pdf(), "x.pdf");
        await database.Send(new WithdrawAttachment.Command(Guid.NewGuid(), _selam.File.Id, id, "Kopie van een paspoort"));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new DownloadAttachment.Query(_selam.File.Id, id)));
        var item = Assert.Single((await database.Send(new AttachmentsOfFile.Query(_selam.File.Id))).Items);
        Assert.Equal(("Kopie van een paspoort", false), (item.WithdrawnReason, item.MayOpen));
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new DestroyAttachment.Command(Guid.NewGuid(), id)));

        var elsewhere = A.StaffMember(Role.PrivacyOfficer).In(A.Eindhoven).Build();
        await Assert.ThrowsAsync<NotThereException>(() => database.As(elsewhere).Send(new DestroyAttachment.Command(Guid.NewGuid(), id)));
        var officer = A.StaffMember(Role.PrivacyOfficer).Build();
        database.As(officer);
        var waiting = Assert.Single(await database.Send(new WithdrawnAttachments.Query()), one => one.AttachmentId == id);
        Assert.Equal(("Kopie van een paspoort", _selam.File.OpenedOn.Year.ToString(System.Globalization.CultureInfo.InvariantCulture)), (waiting.Reason, waiting.Reference[..4]));
        await database.Send(new DestroyAttachment.Command(Guid.NewGuid(), id));

        Assert.Equal(0, await database.InDb(db => db.AttachmentContents.CountAsync(content => content.AttachmentId == id)));
        var stays = await database.InDb(db => db.Attachments.SingleAsync(attachment => attachment.Id == id));
        Assert.Equal(officer.Id, stays.DestroyedBy);
        Assert.Equal(64, stays.Sha256.Length);
        Assert.DoesNotContain(await database.Send(new WithdrawnAttachments.Query()), one => one.AttachmentId == id);
        Assert.True(await database.InDb(db => db.AuditEvents.AnyAsync(audit => audit.CaseFileId == _selam.File.Id && audit.Action == "Attachments.DestroyAttachment")));
    }

    [Fact]
    public async Task Many_papers_come_a_page_at_a_time_newest_first_each_once()
    {
        var papers = Enumerable.Range(0, 7).Select(i => Attachment.Add(
            _selam.File.Id, new("letter", $"Brief {i}"), new("x.pdf", AttachmentFormat.Pdf, 1, ""), database.Clock.Today, A.Provenance.At.AddDays(i / 3), A.Provenance.By)).ToList();
        await database.Save([.. papers]);
        var seen = new List<Guid>();
        Guid? before = null;
        do
        {
            var page = await database.Send(new AttachmentsOfFile.Query(_selam.File.Id, before, 2));
            seen.AddRange(page.Items.Select(item => item.AttachmentId));
            before = page.Next;
        }
        while (before is not null);
        Assert.Equal(papers.OrderByDescending(paper => paper.AddedAt).ThenByDescending(paper => paper.Id).Select(paper => paper.Id), seen);
    }

    [Fact]
    public async Task A_closed_file_and_another_municipality_take_no_papers()
    {
        var elsewhere = await A.Newcomer("Yonas").In(A.Eindhoven).SavedIn(database);
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new AddAttachment.Command(Guid.NewGuid(), elsewhere.File.Id, "letter", "Brief", null, null, false, Papers.Upload(Papers.Pdf()))));
    }

    private AddAttachment.Command Command(Upload? upload, string kind = "letter", string what = "Brief van de gemeente") =>
        new(Guid.NewGuid(), _selam.File.Id, kind, what, null, null, false, upload);

    private Task<Guid> AddAsync(byte[] bytes, string? name) => database.Send(Command(Papers.Upload(bytes, name)));

    private Task<DownloadAttachment.Result> KeptAsync(Guid id) => database.Send(new DownloadAttachment.Query(_selam.File.Id, id));

    private static byte[] Zip()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = zip.CreateEntry("bom.txt", CompressionLevel.SmallestSize).Open())
            entry.Write(new byte[1024 * 1024]);
        return file.ToArray();
    }

    // A list whose first part is stored as it is and holds the word that ends a stream; the script comes after it, packed.
    // The sum at its end is missing, as readers forgive.
    private static byte[] EndsEarly() =>
        Papers.Pdf(null, Stored("4 0 (endstream) "u8.ToArray(), "<< /S /JavaScript /JS (app.alert(1)) >>"u8.ToArray()), "/Type /ObjStm /Filter /FlateDecode");

    // zlib: one stored block, then one packed block.
    private static byte[] Stored(byte[] first, byte[] second)
    {
        using var rest = new MemoryStream();
        using (var deflate = new DeflateStream(rest, CompressionLevel.SmallestSize, leaveOpen: true))
            deflate.Write(second);
        return [0x78, 0x9C, 0x00, (byte)first.Length, 0, (byte)~first.Length, 0xFF, .. first, .. rest.ToArray()];
    }
}
