import { Controller, Get, Inject, NotFoundException, Param, Post } from '@nestjs/common';
import {
  correctOrganisationAddress,
  findDistrict,
  findOrganisation,
  listDistricts,
  listOrganisations,
  type OrganisationView,
} from '#districts';
import { hasRole, type Actor } from '#kernel';
import { Database } from '#platform';
import {
  Access,
  AnId,
  CurrentActor,
  Form,
  FormBody,
  Frame,
  seeOther,
  shownAgain,
  type PageAnswer,
  type PageFrame,
} from '../access/index.js';
import { districtPage, districtsPage } from './districts-pages.js';
import { Entered } from './entered.js';
import { ADDRESS_FIELDS } from './form-fields.js';
import { entriesOf, plainFormPage, type Entries } from './plain-form.js';
import { OFFICE } from './words.js';

/** The districts, their courts and the addresses to which notices go. */
@Controller('kreise')
@Access.roles(...OFFICE)
export class DistrictsController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get()
  async list(@CurrentActor() actor: Actor, @Frame() frame: PageFrame): Promise<PageAnswer> {
    const [districts, organisations] = await this.database.read(actor, async (tx) => [
      await listDistricts(tx),
      await listOrganisations(tx),
    ]);
    return districtsPage(frame, districts, organisations);
  }

  @Get(':ags')
  async show(@CurrentActor() actor: Actor, @Frame() frame: PageFrame, @Param('ags') ags: string): Promise<PageAnswer> {
    const [district, organisations] = await this.database.read(actor, async (tx) => [
      await findDistrict(tx, ags),
      await listOrganisations(tx),
    ]);
    if (!district) throw new NotFoundException();
    const inDistrict = organisations.filter(({ districtAgs }) => districtAgs === district.ags);
    return districtPage(frame, district, inDistrict, hasRole(actor, 'PROGRAMME_ADMIN'));
  }

  @Get(':ags/:id')
  @Access.roles('PROGRAMME_ADMIN')
  async edit(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Param('ags') ags: string,
    @Param('id', AnId) id: string,
  ): Promise<PageAnswer> {
    const organisation = await this.find(actor, ags, id);
    const { name, addressee, street, postcode, city } = organisation;
    return addressPage(frame, organisation, { name, addressee, street, postcode, city }, {});
  }

  @Post(':ags/:id')
  @Access.roles('PROGRAMME_ADMIN')
  async correct(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Param('ags') ags: string,
    @Param('id', AnId) id: string,
    @Form() body: FormBody,
  ): Promise<PageAnswer> {
    const organisation = await this.find(actor, ags, id);
    const entered = new Entered(body);
    const corrected = await correctOrganisationAddress(this.database, actor, {
      organisationId: id,
      name: entered.text('name'),
      addressee: entered.text('addressee'),
      street: entered.text('street'),
      postcode: entered.text('postcode'),
      city: entered.text('city'),
      isVerified: entered.isTicked('isVerified'),
    });
    if (!corrected.ok) {
      const errors = entered.errors(corrected.refusal, 'name');
      return shownAgain(addressPage(frame, organisation, entriesOf(body, ADDRESS_FIELDS), errors));
    }
    return seeOther(`/kreise/${ags}`, `Die Anschrift von ${corrected.value.name} ist gespeichert.`);
  }

  private async find(actor: Actor, ags: string, id: string): Promise<OrganisationView> {
    const organisation = await this.database.read(actor, (tx) => findOrganisation(tx, id));
    if (organisation?.districtAgs !== ags) throw new NotFoundException();
    return organisation;
  }
}

function addressPage(
  frame: PageFrame,
  organisation: OrganisationView,
  entries: Entries,
  errors: Readonly<Record<string, string>>,
): string {
  const { districtAgs, district } = organisation;
  const title = `Anschrift: ${organisation.name}`;
  return plainFormPage(frame, {
    title,
    crumbs: [
      { label: 'Kreise', href: '/kreise' },
      { label: district.name, href: `/kreise/${districtAgs}` },
      { label: title },
    ],
    intro: 'So steht die Anschrift im Fenster der Bescheide. Ergangene Bescheide behalten ihre.',
    action: `/kreise/${districtAgs}/${organisation.id}`,
    back: `/kreise/${districtAgs}`,
    submit: 'Anschrift speichern',
    fields: ADDRESS_FIELDS,
    entries,
    errors,
  });
}
