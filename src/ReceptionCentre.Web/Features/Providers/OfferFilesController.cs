using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Providers;
using ReceptionCentre.Application.Reporting;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;

namespace ReceptionCentre.Web.Features.Providers;

/// <summary>Offers to a file and back: a table of our own columns, or Open Referral's HSDS 3 for a partner who uses it.</summary>
public sealed class OfferFilesController(ITableFiles tables) : ReceptionController
{
    private const int WideColumn = 24;

    /// <summary>The offers that the list shows, with its filter.</summary>
    [HttpPost("/offers/export"), Needs(Permission.ManageProviders)]
    public async Task<IActionResult> Export(OfferSearchForm search, ExchangeFormat format)
    {
        var offers = await Mediator.Send(new ExportOffers.Command(search.Filter, format), Stop);
        if (format == ExchangeFormat.Hsds)
            return File(ExportOffers.AsHsds(offers, Today), "application/json", $"aanbod-{Today:yyyy-MM-dd}.json");
        var stream = new MemoryStream();
        tables.WriteCsv(stream, new("aanbod", [.. OfferColumns.All.Select(column => new TableColumn(column.Dutch, WideColumn))],
            offers.Select(offer => (IReadOnlyList<TableCell>)[.. OfferColumns.All.Select(column => TableCell.Of(offer.Cells[column.Column]))])));
        stream.Position = 0;
        return File(stream, "text/csv", $"aanbod-{Today:yyyy-MM-dd}.csv");
    }

    [HttpGet("/offers/file"), Needs(Permission.ManageProviders)]
    public IActionResult Upload() => View("TakeIn", new OfferFileForm { OnceKey = Guid.NewGuid() });

    [HttpPost("/offers/file"), Needs(Permission.ManageProviders), TakesUpload]
    public Task<IActionResult> Upload(OfferFileForm form) => Attempt(
        new UploadOffers.Command(form.OnceKey, form.File.ToUpload()),
        fileId => RedirectToAction(nameof(Look), new { fileId }),
        () =>
        {
            form.OnceKey = Guid.NewGuid();
            ModelState.Remove(nameof(form.OnceKey));
            return Task.FromResult<IActionResult>(View("TakeIn", form));
        });

    /// <summary>What the file would change. Nothing is changed yet.</summary>
    [HttpGet("/offers/file/{fileId:guid}"), Needs(Permission.ManageProviders)]
    public async Task<IActionResult> Look(Guid fileId) => View("TakeInLook", new TakeInForm { OnceKey = Guid.NewGuid(), FileId = fileId, File = await Ask(new ShowTakeIn.Query(fileId)) });

    [HttpPost("/offers/file/{fileId:guid}"), Needs(Permission.ManageProviders)]
    public Task<IActionResult> Look(Guid fileId, TakeInForm form) => Attempt(
        new TakeInOffers.Command(form.OnceKey, fileId),
        count =>
        {
            TempData["Done"] = T.Count("Providers.TakenIn", count);
            return RedirectToAction("Index", "Offers");
        },
        async () =>
        {
            (form.FileId, form.File) = (fileId, await Ask(new ShowTakeIn.Query(fileId)));
            return View("TakeInLook", form);
        });
}

public sealed class OfferFileForm
{
    public IFormFile? File { get; set; }
    public Guid OnceKey { get; set; }
}

public sealed class TakeInForm
{
    public Guid OnceKey { get; set; }
    public Guid FileId { get; set; }
    public ShowTakeIn.View? File { get; set; }
}
