export { correctOrganisationAddress, type AddressRefusal, type CorrectOrganisationAddress } from './correct-address.js';
export {
  isPlaceholderAddress,
  loadDistrictReference,
  organisationIdOfDistrict,
  organisationIdOfReference,
  STADT_AACHEN_ID,
} from './load-reference.js';
export {
  findDistrict,
  findOrganisation,
  listDistricts,
  listOrganisations,
  type Court,
  type DistrictKind,
  type DistrictView,
  type OrganisationKind,
  type OrganisationView,
} from './district.js';
